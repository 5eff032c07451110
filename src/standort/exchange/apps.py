# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "standort.exchange"
    label = "exchange"

    def ready(self) -> None:
        # The worker finds the runners of jobs by the names they register.
        import_module("standort.exchange.tasks")
