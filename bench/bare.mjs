// What the intake is held against: express and the driver, one insert with the same write concern, the same form, the same answer.
import express from 'express'
import mongoose from 'mongoose'

const client = await new mongoose.mongo.MongoClient(process.env.MONGO_URL ?? '', { maxPoolSize: 50 }).connect()
const complaints = client.db().collection('bare')
const app = express()
app.get('/', (_req, res) => res.send('ready'))
app.post('/aduan/baru', express.urlencoded({ extended: false }), async (req, res) => {
  const { insertedId } = await complaints.insertOne(
    { ...req.body, at: new Date() },
    { writeConcern: { w: 'majority', journal: true } },
  )
  res.redirect(303, `/lacak/${insertedId}`)
})
app.listen(Number(process.env.PORT))
process.on('SIGTERM', () => process.exit(0))
