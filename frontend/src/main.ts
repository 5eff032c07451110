// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import "./styles/main.css";
// Named by the manifest, so that the template tag `icon` finds the sprite.
import "../generated/icons.svg?url";
