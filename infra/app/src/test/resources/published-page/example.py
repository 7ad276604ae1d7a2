import requests

response = requests.post(
    'http://localhost:3000/api/send-message',
    headers={
        'Authorization': 'Bearer YOUR_TOKEN',
        'Content-Type': 'application/json',
    },
    json={
        'to': '919876543210',
        'message': 'Hello from OgenSync! 🚀',
    },
)

print(response.json())
