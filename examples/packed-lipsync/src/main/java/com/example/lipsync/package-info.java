@NullMarked
package com.example.lipsync;

import org.jspecify.annotations.NullMarked;
