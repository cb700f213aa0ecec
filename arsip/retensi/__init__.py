"""The room of retention: classes, holds, destruction."""
