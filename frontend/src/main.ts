// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import "htmx.org/dist/htmx.esm.js";

import "./styles/main.css";
// Named by the manifest, so that the template tag `icon` finds the sprite.
import "../generated/icons.svg?url";

import { watchCopyButtons } from "./page/copy";
import { watchErrors } from "./page/errors";
import { watchFilters } from "./page/filter";
import { watchMenus } from "./page/menu";
import { watchPrint } from "./page/print";
import { watchThemeSwitches } from "./page/theme-switch";
import { watchToasts } from "./page/toast";

watchMenus();
watchErrors();
watchFilters();
watchThemeSwitches();
watchPrint();
watchToasts();
watchCopyButtons();
