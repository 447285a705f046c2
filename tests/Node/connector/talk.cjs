'use strict';
// One JSON value in on standard input, one out on standard output.
exports.readInput = async () => {
    const chunks = [];
    for await (const chunk of process.stdin) {
        chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

exports.answer = (value) => process.stdout.write(JSON.stringify(value), () => process.exit(0));
