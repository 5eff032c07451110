// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { ShapeEditor } from "./editor/shape-editor";
import { each } from "./page/each";

each('[data-map="editor"]', (host) => void ShapeEditor.open(host));
