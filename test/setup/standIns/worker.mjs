console.log(JSON.stringify({ sample: process.env.SAMPLE, mongo: process.env.MONGO_URL }))
process.on('SIGTERM', () => process.exit(0))
setInterval(() => {}, 1_000)
process.send?.('ready')
