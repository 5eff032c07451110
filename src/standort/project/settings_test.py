# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of the test suite: the real ones, with a data folder of its own and fast passwords."""

import os
import tempfile

os.environ.setdefault("STANDORT_DATA_DIR", tempfile.mkdtemp(prefix="standort-test-"))
os.environ.setdefault("STANDORT_SECRET_KEY", "only-for-tests")

from standort.project.settings import *  # noqa: F403
from standort.project.settings import DATA_DIR, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_DELIVERY = "smtp"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", ".example"]
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["quick", "long"]}
}
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads of the live server and WAL behave as in an installation.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
