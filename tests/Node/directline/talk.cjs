'use strict';
// Talks through botframework-directlinejs. First line in: { domain, token, webSocket }. Then { say } or { say, file: { name, text } }, one a line.
// Out, one a line: { status }, { posted }, { activity }. Ends with its input.
require('./browser.cjs');
const { createInterface } = require('node:readline');
const { DirectLine } = require('botframework-directlinejs');

const print = line => process.stdout.write(JSON.stringify(line) + '\n');
let client;
createInterface({ input: process.stdin }).on('line', line => {
    const order = JSON.parse(line);
    if (!client) {
        // reconnects in less than a second instead of up to fifteen
        client = new DirectLine({ ...order, pollingInterval: 200, random: () => -0.2 });
        client.connectionStatus$.subscribe(status => print({ status }));
        client.activity$.subscribe(activity => print({ activity }), fault => print({ fault: String(fault) }));
        return;
    }

    const activity = { type: 'message', text: order.say, from: { id: 'somebody else' }, channelData: { clientActivityID: order.say } };
    if (order.file) {
        const contentUrl = URL.createObjectURL(new Blob([order.file.text]));
        activity.attachments = [{ name: order.file.name, contentType: 'text/plain', contentUrl }];
    }

    client.postActivity(activity).subscribe(posted => print({ posted }), fault => print({ fault: String(fault.status ?? fault) }));
}).on('close', () => process.exit(0));
