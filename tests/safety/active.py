"""What could load, run or lead elsewhere, in a text that should be inactive."""

import re

ACTIVE = re.compile(r"<[a-z/!]|https?:|javascript:|data:|!\[|\]\(|onerror\s*=|\bwww\.", re.IGNORECASE)
