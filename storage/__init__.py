"""What is kept: tables, one module per thing kept, migrations. May use the types of news."""
