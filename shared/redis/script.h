/*
 * script.h - the Lua scripts that are built in; private to redis/
 */
#ifndef REDIS_SCRIPT_H
#define REDIS_SCRIPT_H

#include "base/text.h"

/* { "turn", text }, ..., { NULL, NULL } */
extern const struct text script_texts[];

#endif
