// All of them in one program, so that it can be carried to a machine that has nothing but Node.
import './batches.test';
import './close.test';
import './connect.test';
import './errors.test';
import './interfaces.test';
import './multicast.test';
import './options.test';
import './packet-info.test';
import './send-and-receive.test';
