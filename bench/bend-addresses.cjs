/**
 * Leads the addresses of the benchmark's mail domain to ports of this machine, beneath the program: name servers are asked
 * at port 53 and a policy host at port 443, which take rights to listen on.
 */
const dgram = require('node:dgram');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');

const ports = JSON.parse(process.env.BENT_ADDRESSES);
const { connect } = net;
net.connect = (options) => {
  const port = ports[`${options.host}:${options.port}`];
  return connect(port === undefined ? options : { ...options, host: '127.0.0.1', port });
};
const { connect: connectDatagrams } = dgram.Socket.prototype;
dgram.Socket.prototype.connect = function (port, address, done) {
  const bent = ports[`${address}:${port}`];
  return connectDatagrams.call(this, bent ?? port, bent === undefined ? address : '127.0.0.1', done);
};
syncBuiltinESMExports();
