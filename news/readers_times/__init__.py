"""A reader's own times: slots, quiet hours, pauses and zones, as rules without a clock."""
