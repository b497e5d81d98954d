;; Rows of a table from CSV bytes, as far as they are regular: unquoted fields, plain decimal numbers of up to 18 digits whose
;; nearest double is sure, the right number of columns. The first row that is not stops it, and TypeScript reads that one
;; (formats/csv.ts). A number is made as core/literal/decimal.ts makes it: the double nearest to what is written.
;; Memory: 10^0 … 10^22 as doubles from 0 on, the halves of each by Dekker's split from 192 and 384 on; column roles, results and
;; bytes lie where the caller says. The bytes end behind a newline; eight more may be read there.
(module
  (memory (export "memory") 1)
  (global $rows (export "rows") (mut i32) (i32.const 0))
  (global $regular (export "regular") (mut i32) (i32.const 1))

  (func $power (param $exponent i32) (result f64)
    (f64.load (i32.shl (local.get $exponent) (i32.const 3))))

  ;; x·10^e − product, exactly, where product is the rounded x·10^e (Dekker's product)
  (func $productError (param $x f64) (param $e i32) (param $product f64) (result f64)
    (local $c f64) (local $high f64) (local $low f64) (local $powerHigh f64) (local $powerLow f64)
    (local.set $c (f64.mul (f64.const 134217729) (local.get $x)))
    (local.set $high (f64.sub (local.get $c) (f64.sub (local.get $c) (local.get $x))))
    (local.set $low (f64.sub (local.get $x) (local.get $high)))
    (local.set $powerHigh (f64.load offset=192 (i32.shl (local.get $e) (i32.const 3))))
    (local.set $powerLow (f64.load offset=384 (i32.shl (local.get $e) (i32.const 3))))
    (f64.sub
      (f64.mul (local.get $low) (local.get $powerLow))
      (f64.sub
        (f64.sub
          (f64.sub (local.get $product) (f64.mul (local.get $high) (local.get $powerHigh)))
          (f64.mul (local.get $low) (local.get $powerHigh)))
        (f64.mul (local.get $high) (local.get $powerLow)))))

  ;; first + second, rounded; NaN where an error of 2^−96 of it could change the rounding
  (func $rounded (param $first f64) (param $second f64) (result f64)
    (local $doubt f64) (local $below f64)
    (local.set $doubt (f64.mul (local.get $first) (f64.const 0x1p-96)))
    (local.set $below (f64.add (local.get $first) (f64.sub (local.get $second) (local.get $doubt))))
    (select (local.get $below) (f64.const nan)
      (f64.eq (local.get $below) (f64.add (local.get $first) (f64.add (local.get $second) (local.get $doubt))))))

  ;; digits·10^exponent; NaN where only a slower way is sure
  (func $decimal (param $digits i64) (param $exponent i32) (result f64)
    (local $mantissa f64) (local $rest f64) (local $first f64) (local $product f64)
    (if (i64.eqz (local.get $digits)) (then (return (f64.const 0))))
    (if (i32.or (i32.gt_s (local.get $exponent) (i32.const 22)) (i32.lt_s (local.get $exponent) (i32.const -22)))
      (then (return (f64.const nan))))
    (local.set $mantissa (f64.convert_i64_s (local.get $digits)))
    (if (i64.le_s (local.get $digits) (i64.const 9007199254740991))
      (then
        (if (i32.lt_s (local.get $exponent) (i32.const 0))
          (then (return (f64.div (local.get $mantissa) (call $power (i32.sub (i32.const 0) (local.get $exponent)))))))
        (return (f64.mul (local.get $mantissa) (call $power (local.get $exponent))))))
    (local.set $rest (f64.convert_i64_s (i64.sub (local.get $digits) (i64.trunc_f64_s (local.get $mantissa)))))
    (if (i32.lt_s (local.get $exponent) (i32.const 0))
      (then
        (local.set $exponent (i32.sub (i32.const 0) (local.get $exponent)))
        (local.set $first (f64.div (local.get $mantissa) (call $power (local.get $exponent))))
        (local.set $product (f64.mul (local.get $first) (call $power (local.get $exponent))))
        (return (call $rounded (local.get $first)
          (f64.div
            (f64.add
              (f64.sub
                (f64.sub (local.get $mantissa) (local.get $product))
                (call $productError (local.get $first) (local.get $exponent) (local.get $product)))
              (local.get $rest))
            (call $power (local.get $exponent)))))))
    (local.set $first (f64.mul (local.get $mantissa) (call $power (local.get $exponent))))
    (call $rounded (local.get $first)
      (f64.add
        (call $productError (local.get $mantissa) (local.get $exponent) (local.get $first))
        (f64.mul (local.get $rest) (call $power (local.get $exponent))))))

  ;; Reads rows from $at on until $end, or $most of them. $roles has an i32 for each of $columns: the place of its number in a
  ;; row's results, −1 to pass it over, −2 − place to keep the byte where it begins. A row's results are $stride bytes.
  ;; Gives back where it stopped; `rows` counts, `regular` is 0 where it stopped at a row that is not.
  (func (export "read")
    (param $at i32) (param $end i32) (param $most i32) (param $delimiter i32)
    (param $roles i32) (param $columns i32) (param $out i32) (param $stride i32) (result i32)
    (local $start i32) (local $column i32) (local $role i32) (local $c i32)
    (local $negative i32) (local $digits i64) (local $begin i32) (local $first i32) (local $point i32) (local $exponent i32)
    (local $power i32) (local $less i32) (local $value f64) (local $word i64) (local $others i64) (local $count i32)
    (global.set $rows (i32.const 0))
    (global.set $regular (i32.const 1))
    (block $stop
      (loop $row
        (local.set $start (local.get $at))
        (br_if $stop (i32.ge_u (local.get $at) (local.get $end)))
        (br_if $stop (i32.ge_u (global.get $rows) (local.get $most)))
        (local.set $column (i32.const 0))
        (block $irregular
          (loop $field
            (br_if $irregular (i32.ge_u (local.get $column) (local.get $columns)))
            (local.set $role (i32.load (i32.add (local.get $roles) (i32.shl (local.get $column) (i32.const 2)))))
            (local.set $c (i32.load8_u (local.get $at)))
            (if (i32.lt_s (local.get $role) (i32.const 0))
              (then
                (br_if $irregular (i32.eq (local.get $c) (i32.const 34)))
                (if (i32.lt_s (local.get $role) (i32.const -1))
                  (then (f64.store
                    (i32.add (local.get $out) (i32.shl (i32.sub (i32.const -2) (local.get $role)) (i32.const 3)))
                    (f64.convert_i32_u (local.get $at)))))
                (block $over
                  (loop $pass
                    (br_if $over (i32.eq (local.get $c) (local.get $delimiter)))
                    (br_if $over (i32.eq (local.get $c) (i32.const 10)))
                    (br_if $over (i32.eq (local.get $c) (i32.const 13)))
                    (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
                    (br $pass))))
              (else
                (block $begun
                  (loop $space
                    (br_if $begun (i32.ne (local.get $c) (i32.const 32)))
                    (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
                    (br $space)))
                (local.set $negative (i32.eq (local.get $c) (i32.const 45)))
                (if (i32.or (local.get $negative) (i32.eq (local.get $c) (i32.const 43)))
                  (then (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))))
                (block $read
                (local.set $begin (local.get $at))
                ;; the commonest: one digit alone, or one, a point and up to 17 behind it, which are read by eights
                (block $slowly
                  (br_if $slowly (i32.gt_u (i32.sub (local.get $c) (i32.const 48)) (i32.const 9)))
                  (local.set $digits (i64.extend_i32_u (i32.sub (local.get $c) (i32.const 48))))
                  (local.set $c (i32.load8_u offset=1 (local.get $at)))
                  (if (i32.ne (local.get $c) (i32.const 46))
                    (then
                      (br_if $slowly (i32.and
                        (i32.ne (local.get $c) (local.get $delimiter))
                        (i32.and (i32.ne (local.get $c) (i32.const 10)) (i32.ne (local.get $c) (i32.const 13)))))
                      (local.set $at (i32.add (local.get $at) (i32.const 1)))
                      (local.set $exponent (i32.const 0))
                      (br $read)))
                  (local.set $at (i32.add (local.get $at) (i32.const 2)))
                  (local.set $first (local.get $at))
                  (loop $eight
                    ;; a byte of $word is a digit's value, or above 9; the lowest of $others is in the first that is above
                    (local.set $word (i64.xor (i64.load (local.get $at)) (i64.const 0x3030303030303030)))
                    (local.set $others (i64.and
                      (i64.or (i64.add (local.get $word) (i64.const 0x7676767676767676)) (local.get $word))
                      (i64.const 0x8080808080808080)))
                    (local.set $count (i32.wrap_i64 (i64.shr_u (i64.ctz (local.get $others)) (i64.const 3))))
                    (br_if $slowly (i32.eqz (i32.or (local.get $count) (i32.ne (local.get $at) (local.get $first)))))
                    (local.set $at (i32.add (local.get $at) (local.get $count)))
                    (if (local.get $count)
                      (then
                        ;; zeros in front of them, then pairs, fours, eights of digits at once
                        (local.set $word (i64.shl (local.get $word)
                          (i64.extend_i32_u (i32.sub (i32.const 64) (i32.shl (local.get $count) (i32.const 3))))))
                        (local.set $word (i64.shr_u (i64.mul (local.get $word) (i64.const 2561)) (i64.const 8)))
                        (local.set $word (i64.shr_u
                          (i64.mul (i64.and (local.get $word) (i64.const 0x00ff00ff00ff00ff)) (i64.const 6553601))
                          (i64.const 16)))
                        (local.set $word (i64.shr_u
                          (i64.mul (i64.and (local.get $word) (i64.const 0x0000ffff0000ffff)) (i64.const 42949672960001))
                          (i64.const 32)))
                        (local.set $digits (i64.add
                          (i64.mul (local.get $digits) (i64.trunc_f64_s (call $power (local.get $count))))
                          (local.get $word)))))
                    (br_if $slowly (i32.gt_u (i32.sub (local.get $at) (local.get $first)) (i32.const 17)))
                    (br_if $eight (i32.eq (local.get $count) (i32.const 8))))
                  (local.set $exponent (i32.sub (local.get $first) (local.get $at)))
                  (local.set $c (i32.load8_u (local.get $at)))
                  (br $read))
                (local.set $at (local.get $begin))
                (local.set $c (i32.load8_u (local.get $at)))
                (local.set $digits (i64.const 0))
                (local.set $point (i32.const 0))
                ;; zeros that count for nothing, on either side of the point
                (block $significant
                  (loop $zero
                    (if (i32.eq (local.get $c) (i32.const 46))
                      (then
                        (br_if $significant (local.get $point))
                        (local.set $point (i32.add (local.get $at) (i32.const 1))))
                      (else (br_if $significant (i32.ne (local.get $c) (i32.const 48)))))
                    (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
                    (br $zero)))
                (local.set $first (local.get $at))
                (block $behind
                  (loop $digit
                    (local.set $c (i32.sub (local.get $c) (i32.const 48)))
                    (if (i32.gt_u (local.get $c) (i32.const 9))
                      (then
                        ;; a point, once (46 − 48)
                        (br_if $behind (i32.or (i32.ne (local.get $c) (i32.const -2)) (local.get $point)))
                        (local.set $point (i32.add (local.get $at) (i32.const 1))))
                      (else
                        (local.set $digits (i64.add (i64.mul (local.get $digits) (i64.const 10)) (i64.extend_i32_u (local.get $c))))))
                    (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
                    (br $digit)))
                (local.set $c (i32.add (local.get $c) (i32.const 48)))
                ;; no digit at all; more than 18 that count
                (br_if $irregular (i32.le_s (i32.sub (local.get $at) (local.get $begin)) (i32.ne (local.get $point) (i32.const 0))))
                (br_if $irregular (i32.gt_s
                  (i32.sub (i32.sub (local.get $at) (local.get $first)) (i32.gt_u (local.get $point) (local.get $first)))
                  (i32.const 18)))
                (local.set $exponent
                  (select (i32.sub (local.get $point) (local.get $at)) (i32.const 0) (local.get $point))))
                (if (i32.eq (i32.or (local.get $c) (i32.const 32)) (i32.const 101))
                  (then
                    (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
                    (local.set $less (i32.eq (local.get $c) (i32.const 45)))
                    (if (i32.or (local.get $less) (i32.eq (local.get $c) (i32.const 43)))
                      (then (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))))
                    (local.set $power (i32.const 0))
                    (br_if $irregular (i32.gt_u (i32.sub (local.get $c) (i32.const 48)) (i32.const 9)))
                    (block $ended
                      (loop $more
                        (br_if $ended (i32.gt_u (i32.sub (local.get $c) (i32.const 48)) (i32.const 9)))
                        (br_if $irregular (i32.gt_u (local.get $power) (i32.const 9999)))
                        (local.set $power (i32.add (i32.mul (local.get $power) (i32.const 10)) (i32.sub (local.get $c) (i32.const 48))))
                        (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))
                        (br $more)))
                    (local.set $exponent (i32.add (local.get $exponent)
                      (select (i32.sub (i32.const 0) (local.get $power)) (local.get $power) (local.get $less))))))
                ;; the commonest: one division of exact numbers (as $decimal's, without the call)
                (if (i32.and
                    (i64.le_u (local.get $digits) (i64.const 9007199254740991))
                    (i32.le_u (i32.sub (i32.const 0) (local.get $exponent)) (i32.const 22)))
                  (then (local.set $value (f64.div
                    (f64.convert_i64_s (local.get $digits))
                    (f64.load (i32.shl (i32.sub (i32.const 0) (local.get $exponent)) (i32.const 3))))))
                  (else
                    (local.set $value (call $decimal (local.get $digits) (local.get $exponent)))
                    (br_if $irregular (f64.ne (local.get $value) (local.get $value)))))
                (f64.store (i32.add (local.get $out) (i32.shl (local.get $role) (i32.const 3)))
                  (select (f64.neg (local.get $value)) (local.get $value) (local.get $negative)))))
            (local.set $column (i32.add (local.get $column) (i32.const 1)))
            (if (i32.eq (local.get $c) (local.get $delimiter))
              (then
                (local.set $at (i32.add (local.get $at) (i32.const 1)))
                (br $field))))
          (if (i32.eq (local.get $c) (i32.const 13))
            (then (local.set $c (i32.load8_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))))))
          (br_if $irregular (i32.ne (local.get $c) (i32.const 10)))
          (br_if $irregular (i32.ne (local.get $column) (local.get $columns)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (local.set $out (i32.add (local.get $out) (local.get $stride)))
          (global.set $rows (i32.add (global.get $rows) (i32.const 1)))
          (br $row))
        (global.set $regular (i32.const 0))))
    (local.get $start)))
