/*
 * full.h - postcase-lda-full, which does the work itself
 */
#ifndef LDA_THIN_FULL_H
#define LDA_THIN_FULL_H

/*
 * Executes it in place of this process: it lies beside this program.  begun is
 * a descriptor with what was read of standard input already, or -1.  Returns
 * only when it could not be started, and has logged why.
 */
void full_run(char *const *argv, int begun);

#endif
