"""Telling people what changes: subscriptions, letters, feeds and webhooks."""
