"""The rules engines behind one interface: durable_rules, CLIPS, or both compared."""
