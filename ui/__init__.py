"""The pages people use; they speak to the service over HTTP only."""
