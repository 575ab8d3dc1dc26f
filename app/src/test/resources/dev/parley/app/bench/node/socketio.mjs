// A signaling server as tutorials of Socket.IO write it: a room for each name, each event passed on and acknowledged.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { Server } from 'socket.io';

const [port, identity] = process.argv.slice(2);
const pem = readFileSync(identity);
const https = createServer({ key: pem, cert: pem });
const io = new Server(https);

io.on('connection', (socket) => {
  socket.on('sign-in', ({ username }, done) => {
    socket.data.username = username;
    socket.join(username);
    done({ ok: true });
  });
  for (const event of ['invite', 'accept', 'offer', 'answer', 'candidate', 'hang-up']) {
    socket.on(event, (message, done) => {
      socket.to(message.to).emit(event, { ...message, from: socket.data.username });
      done({ ok: true });
    });
  }
});

https.listen(Number(port), '127.0.0.1', () => console.log('ready'));
