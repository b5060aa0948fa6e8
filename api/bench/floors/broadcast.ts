import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/*
 * Floor (c): what the sockets alone cost. Whatever somebody sends goes to all others as it came; nobody is asked who they
 * are, nothing is kept. A process of its own: node api/bench/floors/broadcast.ts PORT.
 */
const server = createServer((_request, response) => response.end());
const all = new Set<WebSocket>();
new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false }).on('connection', (socket) => {
  all.add(socket);
  socket.once('close', () => all.delete(socket));
  socket.on('message', (data) => {
    const frame = String(data);
    for (const other of all) if (other !== socket) other.send(frame);
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
