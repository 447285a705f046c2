'use strict';
// The parts of a browser that the client calls: requests over fetch, sockets from ws.
globalThis.XMLHttpRequest = class {
    headers = {};
    readyState = 0;
    status = 0;
    response = null;
    responseType = '';

    open(method, url) {
        this.method = method;
        this.url = url;
    }

    setRequestHeader(name, value) {
        this.headers[name] = value;
    }

    getAllResponseHeaders() {
        return '';
    }

    getResponseHeader(name) {
        return this.answer?.headers.get(name) ?? null;
    }

    abort() {
        this.stop?.abort();
    }

    async send(body) {
        this.stop = new AbortController();
        try {
            this.answer = await fetch(this.url, { method: this.method, headers: this.headers, body, signal: this.stop.signal });
            const bytes = await this.answer.arrayBuffer();
            const text = new TextDecoder().decode(bytes);
            this.status = this.answer.status;
            this.response = this.responseType === 'arraybuffer' ? bytes : this.responseType === 'json' ? (text ? JSON.parse(text) : null) : text;
        } catch {
            this.status = 0;
        }

        this.readyState = 4;
        this.onreadystatechange?.({ target: this });
    }
};
globalThis.WebSocket = require('ws');
