# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinate systems, measuring and bounding boxes: numpy, shapely and pyproj, nothing else."""
