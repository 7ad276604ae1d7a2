// Runs once, when the MongoDB container's volume is new. Creates the application's user and a read-only user.
const connect = db.getSiblingDB('ogensync_connect');
connect.createUser({
  user: 'connect',
  pwd: process.env.MONGO_PASSWORD,
  roles: [{ role: 'readWrite', db: 'ogensync_connect' }],
});
connect.createUser({
  user: 'reader',
  pwd: process.env.MONGO_READER_PASSWORD,
  roles: [{ role: 'read', db: 'ogensync_connect' }],
});
