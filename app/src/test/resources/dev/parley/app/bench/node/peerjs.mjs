// PeerJS's own server.
import { readFileSync } from 'node:fs';
import { PeerServer } from 'peer';

const [port, identity] = process.argv.slice(2);
const pem = readFileSync(identity, 'utf8');
PeerServer({ host: '127.0.0.1', port: Number(port), ssl: { key: pem, cert: pem } }, () => console.log('ready'));
