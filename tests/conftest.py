"""What holds for every test: no time limits on properties, the same examples in CI, warnings are errors."""

import os

from hypothesis import HealthCheck, settings

# python-telegram-bot warns where `retry_after` is asked for as an int; here a warning is an error.
os.environ["PTB_TIMEDELTA"] = "true"

# A machine that is busy is no failure; CI draws the same examples each time, so that red means changed.
settings.register_profile(
    "briefje", deadline=None, derandomize=bool(os.environ.get("CI")), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("briefje")
