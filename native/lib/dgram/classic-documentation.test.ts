import { expect, test } from 'vitest';

import { runNode } from '../testing/processes';

// The examples of the classic documentation as they stand there, `new Buffer` included; only what
// `require('dgram')` gives is ours, and paths and ports are free ones.
const run = (script: string): Promise<string> =>
  runNode(
    `
    const builtin = require;
    const unique = '-' + process.pid;
    process.removeAllListeners('warning');
    const ours = dgram;
    (function (require) { ${script} })((name) => name === 'dgram' ? ours : builtin(name));
    `,
    ['--no-deprecation'],
  );

test('sending to a name and closing at once', async () => {
  const printed = await run(`
    const receiver = require('dgram').createSocket('udp4', (m) => { console.log(String(m)); receiver.close(); });
    receiver.bind(0, '127.0.0.1', () => {
      var dgram = require('dgram');
      var message = new Buffer("Some bytes");
      var client = dgram.createSocket("udp4");
      client.send(message, 0, message.length, receiver.address().port, "localhost");
      client.close();
    });
  `);
  expect(printed).toBe('Some bytes');
});

test('a UDP server', async () => {
  const printed = await run(`
    var dgram = require("dgram");

    var server = dgram.createSocket("udp4");

    server.on("message", function (msg, rinfo) {
      console.log("server got: " + msg + " from " +
        rinfo.address + ":" + rinfo.port);
    });

    server.on("listening", function () {
      var address = server.address();
      console.log("server listening " +
          address.address + ":" + address.port);
    });

    server.bind(41234);
    setTimeout(() => server.close(), 50);
  `);
  expect(printed).toBe('server listening 0.0.0.0:41234');
});

test('a Unix server and its client', async () => {
  const printed = await run(`
    var dgram = require("dgram");
    var serverPath = "/tmp/dgram_server_sock" + unique;
    var clientPath = "/tmp/dgram_client_sock" + unique;
    var server = dgram.createSocket("unix_dgram");

    server.on("message", function (msg, rinfo) {
      console.log("got: " + msg + " from " + rinfo.address.replace(unique, ''));
      server.send(msg, 0, msg.length, rinfo.address);
    });

    server.on("listening", function () {
      console.log("server listening " + server.address().address.replace(unique, ''));
      client.bind(clientPath);
    })

    server.bind(serverPath);

    var message = new Buffer("A message");

    var client = dgram.createSocket("unix_dgram");

    client.on("message", function (msg, rinfo) {
      console.log("got: " + msg + " from " + rinfo.address.replace(unique, ''));
      client.close();
      server.close();
    });

    client.on("listening", function () {
      console.log("client listening " + client.address().address.replace(unique, ''));
      client.send(message, 0, message.length, serverPath);
    });
  `);
  expect(printed.split('\n')).toEqual([
    'server listening /tmp/dgram_server_sock',
    'client listening /tmp/dgram_client_sock',
    'got: A message from /tmp/dgram_client_sock',
    'got: A message from /tmp/dgram_server_sock',
  ]);
});

test('logging to a path', async () => {
  const printed = await run(`
    var dgram = require('dgram');
    const path = '/tmp/dgram_log' + unique;
    const log = dgram.createSocket('unix_dgram').bind(path);
    log.on('listening', () => {
      var message = new Buffer("A message to log.");
      var client = dgram.createSocket("unix_dgram");
      client.send(message, 0, message.length, path,
        function (err, bytes) {
          if (err) {
            throw err;
          }
          console.log("Wrote " + bytes + " bytes to socket.");
          log.close();
        });
    });
  `);
  expect(printed).toBe('Wrote 17 bytes to socket.');
});
