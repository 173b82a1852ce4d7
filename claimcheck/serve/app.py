"""The answers to requests: the page, the files beside it, and the reviewers' answers."""

from __future__ import annotations

import asyncio
import hashlib
import json

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from claimcheck.errors import ClaimcheckError, OutputHeldError
from claimcheck.report.own_files import STORIES, STORY_PAGE
from claimcheck.review.one_answer import ChangedMeanwhileError, NotTakenError
from claimcheck.serve.desk import FILES, Desk, WrittenAnewError, parsed_answer
from claimcheck.serve.guard import Door, Guard, is_loopback

MOST_BYTES = 64_000  # of a request: an answer with a long note has ten thousand
_MOST_SECONDS = 10  # for it to come in
_WRITTEN_ANEW = "The report has been rewritten; reload the page, then answer."


class _RefusedError(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def make_app(desk: Desk, door: Door, reviewer: str = "") -> Guard:
    """Return the application that serves `desk` to requests that pass `door`.

    `reviewer` is the initial name on this machine; users of other machines are other people.
    """

    def page(request: Request) -> Response:
        here = request.client is not None and is_loopback(request.client.host)
        try:
            story = request.path_params.get("story")
            if story is not None and not STORY_PAGE.fullmatch(story):
                return PlainTextResponse("no such page\n", status_code=404)
            served = desk.page(reviewer if here else "", f"{STORIES}/{story}" if story else "report.html")
        except ClaimcheckError as error:
            return PlainTextResponse(f"{error}\n", status_code=503)
        headers = {"content-security-policy": served.policy}
        return Response(served.content, media_type="text/html; charset=utf-8", headers=headers)

    def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in FILES:
            return PlainTextResponse("no such file\n", status_code=404)
        try:
            content = desk.file(name)
        except ClaimcheckError:
            return PlainTextResponse("no such file\n", status_code=404)
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type="application/octet-stream", headers=headers)

    def answers(request: Request) -> Response:
        try:
            found = json.dumps(desk.answers(request.query_params.get("reviewer", "")))
        except ClaimcheckError as error:
            return JSONResponse({"error": str(error)}, status_code=503)
        tag = hashlib.sha256(found.encode()).hexdigest()[:16]
        if request.query_params.get("have") == tag:
            return Response(status_code=204)
        return Response(found, media_type="application/json", headers={"x-claimcheck-state": tag})

    async def take(request: Request) -> Response:
        try:
            content = await _content(request)
        except _RefusedError as error:
            return JSONResponse({"error": str(error)}, status_code=error.status, headers={"connection": "close"})
        return await run_in_threadpool(_taken, desk, content)

    app = Starlette(
        routes=[
            Route("/{token}/", page, methods=["GET"]),
            Route("/{token}/api/answers", answers, methods=["GET"]),
            Route("/{token}/api/answer", take, methods=["POST"]),
            Route("/{token}/report.html", page, methods=["GET"]),
            Route("/{token}/stories/{story}", page, methods=["GET"]),
            Route("/{token}/{name}", file, methods=["GET"]),
        ]
    )
    return Guard(app, door)


async def _content(request: Request) -> bytes:
    """Return what came in.

    Raises:
        _RefusedError: it is not JSON, too large, or came too slowly.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != "application/json":
        raise _RefusedError(415, "only JSON is taken")
    content = bytearray()
    try:
        async with asyncio.timeout(_MOST_SECONDS):
            async for chunk in request.stream():
                content += chunk
                if len(content) > MOST_BYTES:
                    raise _RefusedError(413, f"more than {MOST_BYTES:,} bytes; shorten the note")
    except TimeoutError as error:
        raise _RefusedError(408, "it came too slowly") from error
    return bytes(content)


def _taken(desk: Desk, content: bytes) -> Response:
    """Store the answer in `content`, and return what to say. "Saved" is said only of what is on disk."""
    try:
        answer, version = parsed_answer(content)
    except ValueError:
        return JSONResponse({"error": "this is not an answer from the page"}, status_code=400)
    status, error = 200, ""
    try:
        desk.take(answer, version, content)
    except NotTakenError as refused:
        return JSONResponse({"error": str(refused)}, status_code=422)
    except WrittenAnewError:
        return JSONResponse({"error": _WRITTEN_ANEW, "reload": True}, status_code=409)
    except ChangedMeanwhileError:
        status, error = 409, f"Another answer by {answer.reviewer.strip()} has come in; look at it, and answer again."
    except OutputHeldError as busy:
        return JSONResponse({"error": str(busy), "again": True}, status_code=503)
    except ClaimcheckError as failed:
        return JSONResponse({"error": str(failed)}, status_code=500)
    found = desk.answers_on(answer.target, answer.reviewer)
    return JSONResponse({"error": error, "target": answer.target, "answers": found}, status_code=status)
