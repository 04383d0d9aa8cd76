import { createServer } from 'node:http'

createServer((request, response) => {
  if (request.url === '/die') {
    console.error('out of ink')
    process.exit(3)
  }
  response.end('ok')
}).listen(process.env.PORT)
