// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

// Loaded as a classic script in the head, before anything is painted; keep it free of imports.
{
  const choice = localStorage.getItem("standort-theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset["kernTheme"] = choice;
}
