;; Plain numbers with commas, blanks and brackets between them, from a window of bytes; the first token that is anything else
;; stops the reading, and TypeScript goes on there (../numberRun.ts). What is read are the values, their places, and the brackets
;; and commas that the scanner must be told of (../kernelRun.ts).
;; A number is the double nearest to what is written: up to 19 digits and a power of ten, by one exact division (Clinger 1990,
;; "How to read floating point numbers accurately") or by a product of 128 bits (Lemire 2021, "Number parsing at a gigabyte per
;; second"; Mushtak and Lemire 2023 show that it needs no fallback). Digits are taken eight at a time from a word of 64 bits.
;; Memory, filled by ./numbers.ts: 5^-342 … 5^308 as 128 bits each, high half first, from 0 on; 10^0 … 10^22 as doubles from
;; 10432 on; 10^0 … 10^8 as integers from 10624 on; bytes from 10752 on, with a zero behind the last; then the results: values
;; from 76800 on, places from 338944 on, tokens (character, place, values before it) from 601088 on.
(module
  (memory (export "memory") 11)
  (global $count (export "count") (mut i32) (i32.const 0))
  (global $tokens (export "tokens") (mut i32) (i32.const 0))

  ;; the high half of a·b
  (func $high (param $a i64) (param $b i64) (result i64)
    (local $aHigh i64) (local $bHigh i64) (local $middle i64)
    (local.set $aHigh (i64.shr_u (local.get $a) (i64.const 32)))
    (local.set $bHigh (i64.shr_u (local.get $b) (i64.const 32)))
    (local.set $a (i64.and (local.get $a) (i64.const 0xffffffff)))
    (local.set $b (i64.and (local.get $b) (i64.const 0xffffffff)))
    (local.set $middle (i64.add
      (i64.mul (local.get $aHigh) (local.get $b))
      (i64.shr_u (i64.mul (local.get $a) (local.get $b)) (i64.const 32))))
    (i64.add
      (i64.add (i64.mul (local.get $aHigh) (local.get $bHigh)) (i64.shr_u (local.get $middle) (i64.const 32)))
      (i64.shr_u
        (i64.add (i64.mul (local.get $a) (local.get $bHigh)) (i64.and (local.get $middle) (i64.const 0xffffffff)))
        (i64.const 32))))

  ;; digits·10^power, rounded to the nearest double, ties to even; NaN where that is subnormal or infinite
  (func $nearest (param $digits i64) (param $power i32) (result f64)
    (local $zeros i64) (local $five i32) (local $upper i64) (local $lower i64) (local $carry i64) (local $top i64)
    (local $mantissa i64) (local $exponent i64)
    (if (i64.eqz (local.get $digits)) (then (return (f64.const 0))))
    (if (i32.gt_u (i32.add (local.get $power) (i32.const 342)) (i32.const 650)) (then (return (f64.const nan))))
    (local.set $five (i32.shl (i32.add (local.get $power) (i32.const 342)) (i32.const 4)))
    (local.set $zeros (i64.clz (local.get $digits)))
    (local.set $digits (i64.shl (local.get $digits) (local.get $zeros)))
    (local.set $upper (call $high (local.get $digits) (i64.load (local.get $five))))
    (local.set $lower (i64.mul (local.get $digits) (i64.load (local.get $five))))
    ;; the low half of the power counts only where the bits behind the mantissa are all ones
    (if (i64.eq (i64.and (local.get $upper) (i64.const 511)) (i64.const 511))
      (then
        (local.set $carry (call $high (local.get $digits) (i64.load offset=8 (local.get $five))))
        (local.set $lower (i64.add (local.get $lower) (local.get $carry)))
        (if (i64.lt_u (local.get $lower) (local.get $carry))
          (then (local.set $upper (i64.add (local.get $upper) (i64.const 1)))))))
    (local.set $top (i64.shr_u (local.get $upper) (i64.const 63)))
    (local.set $mantissa (i64.shr_u (local.get $upper) (i64.add (local.get $top) (i64.const 9))))
    ;; power·log2(10), rounded down, is 217706·power / 2^16, rounded down, in this range
    (local.set $exponent (i64.add
      (i64.extend_i32_s (i32.shr_s (i32.mul (local.get $power) (i32.const 217706)) (i32.const 16)))
      (i64.sub (i64.add (local.get $top) (i64.const 1086)) (local.get $zeros))))
    (if (i64.le_s (local.get $exponent) (i64.const 0)) (then (return (f64.const nan))))
    ;; exactly between two doubles: only powers from 10^-4 to 10^23 come there; the even one
    (if (i64.le_u (local.get $lower) (i64.const 1))
      (then (if (i32.le_u (i32.add (local.get $power) (i32.const 4)) (i32.const 27))
        (then (if (i64.eq (i64.and (local.get $mantissa) (i64.const 3)) (i64.const 1))
          (then (if (i64.eq (i64.shl (local.get $mantissa) (i64.add (local.get $top) (i64.const 9))) (local.get $upper))
            (then (local.set $mantissa (i64.sub (local.get $mantissa) (i64.const 1)))))))))))
    (local.set $mantissa (i64.shr_u
      (i64.add (local.get $mantissa) (i64.and (local.get $mantissa) (i64.const 1)))
      (i64.const 1)))
    ;; a mantissa of 2^53 carries into the exponent by the addition below
    (local.set $mantissa (i64.add
      (i64.sub (local.get $mantissa) (i64.const 0x10000000000000))
      (i64.shl (local.get $exponent) (i64.const 52))))
    (select (f64.const nan) (f64.reinterpret_i64 (local.get $mantissa))
      (i64.ge_u (local.get $mantissa) (i64.const 0x7ff0000000000000))))

  ;; a bracket or a comma for the scanner
  (func $tell (param $character i32) (param $place i32)
    (local $out i32)
    (local.set $out (i32.mul (global.get $tokens) (i32.const 12)))
    (i32.store offset=601088 (local.get $out) (local.get $character))
    (i32.store offset=601092 (local.get $out) (local.get $place))
    (i32.store offset=601096 (local.get $out) (global.get $count))
    (global.set $tokens (i32.add (global.get $tokens) (i32.const 1))))

  ;; whether a character parts tokens; a line break only where $lines says so
  (func $isBlank (param $c i32) (param $lines i32) (result i32)
    (i32.or
      (i32.eq (local.get $c) (i32.const 32))
      (i32.and
        (i32.le_u (i32.sub (local.get $c) (i32.const 9)) (i32.const 4))
        (i32.or (i32.ne (local.get $c) (i32.const 10)) (local.get $lines)))))

  ;; how many of the $length characters from $at on are left from the first digit on that is not 0
  (func $significant (param $at i32) (param $length i32) (result i32)
    (local $c i32)
    (block $done
      (loop $zero
        (br_if $done (i32.eqz (local.get $length)))
        (local.set $c (i32.load8_u (local.get $at)))
        (br_if $done (i32.and (i32.ne (local.get $c) (i32.const 48)) (i32.ne (local.get $c) (i32.const 46))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $zero)))
    (local.get $length))

  ;; Reads from byte $at on, where a value is expected. $open and $close are the brackets that may come, of which $levels may close
  ;; that were open before; the letter $suffix (-1: none) may follow a number; byte b of the window stands at b + $shift.
  (func (export "read")
    (param $at i32) (param $shift i32) (param $levels i32) (param $open i32) (param $close i32) (param $suffix i32) (param $lines i32)
    (local $c i32) (local $start i32) (local $first i32) (local $point i32) (local $comma i32) (local $isNumber i32)
    (local $chunk i64) (local $rest i64) (local $length i32) (local $digits i64) (local $power i32) (local $more i32)
    (local $less i32) (local $value f64)
    (global.set $count (i32.const 0))
    (global.set $tokens (i32.const 0))
    (block $stop
      (loop $expectValue
        (local.set $c (i32.load8_u (local.get $at)))
        (block $begun
          (loop $blank
            (br_if $begun (i32.gt_u (local.get $c) (i32.const 32)))
            (if (i32.ne (local.get $c) (i32.const 32))
              (then (br_if $stop (i32.eqz (call $isBlank (local.get $c) (local.get $lines))))))
            (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
            (br $blank)))
        (if (i32.eq (local.get $c) (local.get $open))
          (then
            (br_if $stop (i32.gt_u (global.get $tokens) (i32.const 8188)))
            (if (local.get $comma)
              (then (call $tell (i32.const 44) (i32.add (local.get $comma) (local.get $shift)))))
            (call $tell (local.get $open) (i32.add (local.get $at) (local.get $shift)))
            (local.set $comma (i32.const 0))
            (local.set $levels (i32.add (local.get $levels) (i32.const 1)))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br $expectValue)))
        (local.set $start (local.get $at))
        (if (i32.or (i32.eq (local.get $c) (i32.const 45)) (i32.eq (local.get $c) (i32.const 43)))
          (then (local.set $at (i32.add (local.get $at) (i32.const 1)))))
        (local.set $first (local.get $at))
        (local.set $digits (i64.const 0))
        (local.set $point (i32.const 0))
        ;; `0.` begins most of them
        (if (i32.eq (i32.load16_u (local.get $at)) (i32.const 0x2e30))
          (then (local.set $point (local.tee $at (i32.add (local.get $at) (i32.const 2))))))
        (loop $eight
          (local.set $chunk (i64.load (local.get $at)))
          ;; the high bit of each byte that is no digit, as far as the first such
          (local.set $rest (i64.and
            (i64.or
              (i64.add (local.get $chunk) (i64.const 0x4646464646464646))
              (i64.sub (local.get $chunk) (i64.const 0x3030303030303030)))
            (i64.const 0x8080808080808080)))
          (local.set $length (i32.wrap_i64 (i64.shr_u (i64.ctz (local.get $rest)) (i64.const 3))))
          (if (local.get $length)
            (then
              ;; the digits move to the word's end, behind zeros; then pairs, fours and all of them are joined
              (local.set $chunk (i64.and
                (i64.shl (local.get $chunk) (i64.extend_i32_u (i32.shl (i32.sub (i32.const 8) (local.get $length)) (i32.const 3))))
                (i64.const 0x0f0f0f0f0f0f0f0f)))
              (local.set $chunk (i64.shr_u (i64.mul (local.get $chunk) (i64.const 2561)) (i64.const 8)))
              (local.set $chunk (i64.shr_u
                (i64.mul (i64.and (local.get $chunk) (i64.const 0x00ff00ff00ff00ff)) (i64.const 6553601))
                (i64.const 16)))
              (local.set $chunk (i64.shr_u
                (i64.mul (i64.and (local.get $chunk) (i64.const 0x0000ffff0000ffff)) (i64.const 42949672960001))
                (i64.const 32)))
              (local.set $digits (i64.add
                (i64.mul (local.get $digits) (i64.load offset=10624 (i32.shl (local.get $length) (i32.const 3))))
                (local.get $chunk)))
              (local.set $at (i32.add (local.get $at) (local.get $length)))
              (br_if $eight (i32.eq (local.get $length) (i32.const 8)))))
          (local.set $c (i32.load8_u (local.get $at)))
          (if (i32.and (i32.eq (local.get $c) (i32.const 46)) (i32.eqz (local.get $point)))
            (then
              (local.set $point (local.tee $at (i32.add (local.get $at) (i32.const 1))))
              (br $eight))))
        (local.set $length (i32.sub (local.get $at) (local.get $first)))
        (if (local.get $point)
          (then
            (br_if $stop (i32.eq (local.get $length) (i32.const 1)))
            (local.set $power (i32.sub (local.get $point) (local.get $at))))
          (else
            (br_if $stop (i32.eqz (local.get $length)))
            ;; an octal number, perhaps
            (if (i32.gt_u (local.get $length) (i32.const 1))
              (then (br_if $stop (i32.eq (i32.load8_u (local.get $first)) (i32.const 48)))))
            (local.set $power (i32.const 0))))
        ;; more digits than 64 bits hold; zeros before the first other digit do not count, nor does the point
        (if (i32.gt_u (local.get $length) (i32.const 19))
          (then
            (local.set $length (call $significant (local.get $first) (local.get $length)))
            (br_if $stop (i32.gt_u
              (i32.sub (local.get $length) (i32.gt_u (local.get $point) (i32.sub (local.get $at) (local.get $length))))
              (i32.const 19)))))
        (if (i32.eq (i32.or (local.get $c) (i32.const 32)) (i32.const 101))
          (then
            (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
            (local.set $less (i32.eq (local.get $c) (i32.const 45)))
            (if (i32.or (local.get $less) (i32.eq (local.get $c) (i32.const 43)))
              (then (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))))
            (br_if $stop (i32.gt_u (i32.sub (local.get $c) (i32.const 48)) (i32.const 9)))
            (local.set $more (i32.const 0))
            (loop $digit
              (br_if $stop (i32.gt_u (local.get $more) (i32.const 999)))
              (local.set $more (i32.add (i32.mul (local.get $more) (i32.const 10)) (i32.sub (local.get $c) (i32.const 48))))
              (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
              (br_if $digit (i32.le_u (i32.sub (local.get $c) (i32.const 48)) (i32.const 9))))
            (local.set $power (i32.add (local.get $power)
              (select (i32.sub (i32.const 0) (local.get $more)) (local.get $more) (local.get $less))))))
        (if (i32.eq (local.get $c) (local.get $suffix))
          (then (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))))
        ;; a number that anything else follows is left to TypeScript
        (if (i32.and (i32.ne (local.get $c) (i32.const 44)) (i32.ne (local.get $c) (local.get $close)))
          (then (br_if $stop (i32.eqz (call $isBlank (local.get $c) (i32.const 1))))))
        (if (i32.and
            (i64.le_u (local.get $digits) (i64.const 9007199254740992))
            (i32.le_u (i32.sub (i32.const 0) (local.get $power)) (i32.const 22)))
          (then
            (local.set $value (f64.convert_i64_s (local.get $digits)))
            (if (local.get $power)
              (then (local.set $value (f64.div
                (local.get $value)
                (f64.load offset=10432 (i32.shl (i32.sub (i32.const 0) (local.get $power)) (i32.const 3))))))))
          (else
            (local.set $value (call $nearest (local.get $digits) (local.get $power)))
            (br_if $stop (f64.ne (local.get $value) (local.get $value)))))
        (local.set $length (i32.shl (global.get $count) (i32.const 3)))
        (f64.store offset=76800 (local.get $length)
          (select (f64.neg (local.get $value)) (local.get $value) (i32.eq (i32.load8_u (local.get $start)) (i32.const 45))))
        (i32.store offset=338944 (local.get $length) (i32.add (local.get $start) (local.get $shift)))
        (i32.store offset=338948 (local.get $length) (i32.add (local.get $at) (local.get $shift)))
        (global.set $count (i32.add (global.get $count) (i32.const 1)))
        (local.set $comma (i32.const 0))
        (local.set $isNumber (i32.const 1))
        ;; behind a value, up to the next comma
        (loop $behind
          (if (i32.eq (local.get $c) (i32.const 44))
            (then
              (if (local.get $isNumber)
                (then (local.set $comma (local.get $at)))
                (else (call $tell (i32.const 44) (i32.add (local.get $at) (local.get $shift)))))
              (local.set $at (i32.add (local.get $at) (i32.const 1)))
              (br $expectValue)))
          (if (i32.eq (local.get $c) (local.get $close))
            (then
              (br_if $stop (i32.eqz (local.get $levels)))
              (br_if $stop (i32.gt_u (global.get $tokens) (i32.const 8188)))
              (call $tell (local.get $close) (i32.add (local.get $at) (local.get $shift)))
              (local.set $levels (i32.sub (local.get $levels) (i32.const 1)))
              (local.set $isNumber (i32.const 0)))
            (else (br_if $stop (i32.eqz (call $isBlank (local.get $c) (local.get $lines))))))
          (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
          (br $behind))))
    ;; the comma that the last number was followed by
    (if (local.get $comma)
      (then (call $tell (i32.const 44) (i32.add (local.get $comma) (local.get $shift)))))))
