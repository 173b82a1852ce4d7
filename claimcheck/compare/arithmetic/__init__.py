"""Reckons with the figures of one sentence: do they add up as the sentence ties them together?"""
