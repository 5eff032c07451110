// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { openDetail } from "./map/detail";
import { Finder } from "./map/finder";
import { each } from "./page/each";

each('[data-map="finder"]', (host) => void Finder.open(host));
each('[data-map="detail"]', (host) => void openDetail(host));
