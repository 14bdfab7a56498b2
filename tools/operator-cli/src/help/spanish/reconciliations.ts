/** Of the commands that reconcile files. */
export const reconciliations: Readonly<Record<string, string>> = {
  'check, run, resume, explain, diff, repair, match, unmatch, write-off':
    'comprobar, ejecutar, continuar, explicar, comparar, reparar, emparejar, separar, dar por resuelta',
  'Compares two files row by row by declared rules.': 'Compara dos archivos fila por fila con reglas declaradas.',
  'how a file would be read': 'cómo se leería un archivo',
  'Reads a file and says how it would be read: delimiter, encoding, decimals, dates, signs, the sum and the three largest amounts of each column of numbers as they stand. What the file does not decide is asked, never guessed. Writes nothing. Exit 0: it can be read; 1: something is asked, or rows are bad; 2: it is refused.':
    'Lee un archivo e indica cómo se leería: separador, codificación, decimales, fechas, signos, la suma y los tres montos mayores de cada columna de números, como están. Lo que el archivo no decide se pregunta, nunca se adivina. No escribe nada. Código 0: se puede leer; 1: algo se pregunta, o hay filas malas; 2: se rechaza.',
  'the file, as it was sent': 'el archivo, como se envió',
  'a rule document, or one of supplier-orders, bank-statement, products: how these rules read it':
    'un documento de reglas, o una de supplier-orders, bank-statement, products: cómo lo leen estas reglas',
  'which side of the rules': 'qué lado de las reglas',
  'compare two files by rules': 'compara dos archivos con reglas',
  'Reads both files, matches their rows and writes the breaks: a CSV and one self-contained HTML page in Portuguese, Spanish and English. The same files, rules and day are reconciled once. With --env both files are sent to the environment, which reconciles them as it does uploaded ones; what is there already is named by its s3:// address. Exit 0: no breaks; 1: breaks, or the run failed; 2: nothing was started.':
    'Lee ambos archivos, empareja sus filas y escribe las diferencias: un CSV y una página HTML completa en sí misma en portugués, español e inglés. Los mismos archivos, reglas y día se concilian una vez. Con --env ambos archivos se envían al entorno, que los concilia como a los que se suben; lo que ya está allí se nombra por su dirección s3://. Código 0: sin diferencias; 1: hay diferencias, o falló; 2: no se inició nada.',
  'where the page is written; with --env only this option writes one':
    'dónde se escribe la página; con --env solo esta opción escribe una',
  'the file that arrived; with client:CLIENT also destination:CLIENT, which reads the destination':
    'el archivo que llegó; con client:CLIENT también destination:CLIENT, que lee el destino',
  'the folder of the jobs (or SIESA_SYNC_LOCAL)': 'la carpeta de los trabajos (o SIESA_SYNC_LOCAL)',
  'a rule document, or one of supplier-orders, bank-statement, products':
    'un documento de reglas, o una de supplier-orders, bank-statement, products',
  "what it is compared with: a file, or client:CLIENT for Siesa's products as syncs of this client read them last":
    'con qué se compara: un archivo, o client:CLIENT para los productos de Siesa como los leyeron por última vez las sincronizaciones de este cliente',
  'have the products that a job found missing or different sent again':
    'hace enviar de nuevo los productos que un trabajo encontró faltantes o distintos',
  'Marks each product that a job with --against client:CLIENT found missing or different at the destination: the next incremental syncs send these again. What only the destination has is reported and never deleted. More than 2 % are marked only with --accept.':
    'Marca cada producto que un trabajo con --against client:CLIENT encontró faltante o distinto en el destino: las próximas sincronizaciones incrementales los envían de nuevo. Lo que solo tiene el destino se informa y nunca se borra. Más del 2 % se marca solo con --accept.',
  'that N products differ is right, although it is more than 2 %':
    'es correcto que difieran N productos, aunque sean más del 2 %',
  'the jobs of this AWS environment: dev, test or prod (or SIESA_SYNC_ENV)':
    'los trabajos de este entorno de AWS: dev, test o prod (o SIESA_SYNC_ENV)',
  'decide that two rows belong together': 'decide que dos filas van juntas',
  'Decides that a row of the file and a row of the base belong together. It holds for the next reconciliations under the same rules, in whatever file the rows come. Nothing that a job wrote is changed.':
    'Decide que una fila del archivo y una fila de la base van juntas. Vale para las próximas conciliaciones con las mismas reglas, en cualquier archivo en que lleguen las filas. No cambia nada de lo que escribió un trabajo.',
  'the line of the file': 'la línea del archivo',
  'the line of the base': 'la línea de la base',
  'why; it is kept with who decided and when': 'por qué; se guarda con quién lo decidió y cuándo',
  'take a pair apart, or withdraw a decision': 'separa una pareja, o retira una decisión',
  'Takes apart the pair that a row is in, and withdraws what a person decided about it. Rows that the rules paired stay apart in the next reconciliations under the same rules, until they are matched again.':
    'Separa la pareja en que está una fila, y retira lo que una persona decidió sobre ella. Las filas que emparejaron las reglas quedan separadas en las próximas conciliaciones con las mismas reglas, hasta que se emparejen de nuevo.',
  'the line of the row': 'la línea de la fila',
  'decide that a row needs no other': 'decide que una fila no necesita otra',
  'Decides that a row is answered without another one. It is no break in the next reconciliations under the same rules.':
    'Decide que una fila queda resuelta sin otra. No es una diferencia en las próximas conciliaciones con las mismas reglas.',
  'the day of the file, such as 2026-02-15; today when absent': 'el día del archivo, como 2026-02-15; si falta, hoy',
  'go on with a job that failed': 'continúa un trabajo que falló',
  'Starts a job again: it goes on after the last stage that has ended, and ends as if it had not failed.':
    'Inicia de nuevo un trabajo: continúa después de la última etapa terminada, y termina como si no hubiera fallado.',
  'its id, such as JOB-20260216-061500-9f3a2c': 'su id, como JOB-20260216-061500-9f3a2c',
  'what became of one row': 'qué pasó con una fila',
  'Shows a row as it was read, its verdict, the row that it was paired with and its breaks; of a bad row, why it was left out.':
    'Muestra una fila como se leyó, su veredicto, la fila con la que se emparejó y sus diferencias; de una fila mala, por qué se omitió.',
  'id of a job': 'id de un trabajo',
  'the line of the file on which the row begins': 'la línea del archivo en que empieza la fila',
  'which of the two files': 'cuál de los dos archivos',
  'how the breaks of two jobs differ': 'en qué difieren las diferencias de dos trabajos',
  'Counts the breaks that are gone, new and the same, and shows the first of them. Both jobs must have the same rules.':
    'Cuenta las diferencias que ya no están, las nuevas y las iguales, y muestra las primeras. Ambos trabajos deben tener las mismas reglas.',
  'id of another job': 'id de otro trabajo',
};
