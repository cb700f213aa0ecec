"""The helpdesk's room: queue, telephone, ticket."""
