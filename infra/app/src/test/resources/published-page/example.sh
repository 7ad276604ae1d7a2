curl -X POST http://localhost:3000/api/send-message \
-H "Authorization: Bearer YOUR_TOKEN" \
-H "Content-Type: application/json" \
-d '{"to": "919876543210", "message": "Hello! 🚀"}'
