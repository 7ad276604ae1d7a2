const response = await fetch('http://localhost:3000/api/send-message', {
  method: 'POST',
  headers: {
    'Authorization': 'Bearer YOUR_TOKEN',
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    to: '919876543210',
    message: 'Hello from OgenSync! 🚀',
  }),
});

const data = await response.json();
console.log(data);
// { success: true, data: { creditsRemaining: 99 } }
