/** The bundler hands over a file of messages as its text. */
declare module '*.ftl' {
  const text: string;
  export default text;
}
