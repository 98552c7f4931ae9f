/** What every JavaScript host offers beyond the language itself, for code that may use nothing else of a host. */
declare function structuredClone<T>(value: T): T;
