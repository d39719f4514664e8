"""Sources for the operator: found, added, checked, removed, listed, and told about when they fail."""
