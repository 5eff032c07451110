# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.ui.views.boundary import boundary_view
from standort.ui.views.closed import closed_view
from standort.ui.views.file import file_view
from standort.ui.views.health import health_view
from standort.ui.views.style import style_view
from standort.ui.views.tile import tile_view

__all__ = ["boundary_view", "closed_view", "file_view", "health_view", "style_view", "tile_view"]
