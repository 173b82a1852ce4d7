"""Results that are kept from run to run, so that only what has changed is worked out again."""
