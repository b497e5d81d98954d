;; Rows of predictions into counts and exact sums: what Breakdown.add does of an ordinary row, operation by operation and with the
;; same sums to the bit. A row that is not ordinary is only named; TypeScript counts it: one without a class or a loss, an
;; infinite loss, probabilities that do not sum to 1, a loss that may be among the worst.
;; Memory: the rows that were named (i32) from 0 on, targets (i32) from 8192 on, outcomes from 16384 on (loss, argmax, confidence,
;; Brier, sum, score of class 1: 48 bytes a row, 2048 rows at the most), then tables: by confidence bin the rows (114688) and
;; hits (114752), histogram (114816), sums (114944: Brier, then the confidence of each bin), threshold table (123648), and
;; from 131648 on 568 bytes a class: rows, hits, predictions (i32), worst (f64 at 16), sum of losses (at 24).
;; A sum has 68 limbs of 32 bits in i64 (exactSum.ts); limb 0 counts 2^−1074.
(module
  (import "math" "log" (func $log (param f64) (result f64)))
  (memory (export "memory") 1)

  ;; Adds the finite $x to the sum at $at.
  (func $add (param $at i32) (param $x f64)
    (local $bits i64) (local $mantissa i64) (local $sign i64) (local $exponent i32) (local $shift i64) (local $low i64)
    (local.set $bits (i64.reinterpret_f64 (local.get $x)))
    (local.set $sign (i64.shr_s (local.get $bits) (i64.const 63)))
    (local.set $mantissa (i64.and (local.get $bits) (i64.const 0xfffffffffffff)))
    (local.set $exponent (i32.and (i32.wrap_i64 (i64.shr_u (local.get $bits) (i64.const 52))) (i32.const 0x7ff)))
    (if (local.get $exponent)
      (then
        (local.set $mantissa (i64.or (local.get $mantissa) (i64.const 0x10000000000000)))
        (local.set $exponent (i32.sub (local.get $exponent) (i32.const 1)))))
    (local.set $at (i32.add (local.get $at) (i32.shl (i32.shr_u (local.get $exponent) (i32.const 5)) (i32.const 3))))
    (local.set $shift (i64.extend_i32_u (i32.and (local.get $exponent) (i32.const 31))))
    (local.set $low (i64.shl (local.get $mantissa) (local.get $shift)))
    ;; the sign: (x xor −1) − (−1) = −x
    (i64.store (local.get $at) (i64.add (i64.load (local.get $at))
      (i64.sub (i64.xor (i64.and (local.get $low) (i64.const 0xffffffff)) (local.get $sign)) (local.get $sign))))
    (i64.store offset=8 (local.get $at) (i64.add (i64.load offset=8 (local.get $at))
      (i64.sub (i64.xor (i64.shr_u (local.get $low) (i64.const 32)) (local.get $sign)) (local.get $sign))))
    (i64.store offset=16 (local.get $at) (i64.add (i64.load offset=16 (local.get $at))
      (i64.sub
        (i64.xor
          (i64.shr_u (i64.shr_u (local.get $mantissa) (i64.sub (i64.const 63) (local.get $shift))) (i64.const 1))
          (local.get $sign))
        (local.get $sign)))))

  ;; floor(x) of a finite x as an index from 0 to $last
  (func $binOf (param $x f64) (param $last i32) (result i32)
    (local $bin i32)
    (local.set $bin (i32.trunc_sat_f64_s (local.get $x)))
    (local.set $bin (select (i32.const 0) (local.get $bin) (i32.lt_s (local.get $bin) (i32.const 0))))
    (select (local.get $last) (local.get $bin) (i32.gt_s (local.get $bin) (local.get $last))))

  ;; Writes an outcome to $out, of the row at $row.
  (func $outcome (param $out i32) (param $row i32) (param $target i32) (param $count i32)
    (param $top f64) (param $argmax i64) (param $least f64) (param $sum f64) (param $squares f64)
    (local $q f64)
    (local.set $q (f64.const nan))
    (if (i32.lt_u (local.get $target) (local.get $count))
      (then (local.set $q (f64.load (i32.add (local.get $row) (i32.shl (local.get $target) (i32.const 3)))))))
    ;; a NaN in any class makes the sum NaN
    (f64.store (local.get $out)
      (if (result f64)
        (i32.and (f64.ge (local.get $least) (f64.const 0)) (f64.eq (local.get $sum) (local.get $sum)))
        (then (f64.add (f64.neg (call $log (local.get $q))) (f64.const 0)))
        (else (f64.const nan))))
    (f64.store offset=8 (local.get $out) (f64.convert_i64_s (local.get $argmax)))
    (f64.store offset=16 (local.get $out) (local.get $top))
    (f64.store offset=24 (local.get $out)
      (f64.add (f64.sub (local.get $squares) (f64.mul (f64.const 2) (local.get $q))) (f64.const 1)))
    (f64.store offset=32 (local.get $out) (local.get $sum))
    (f64.store offset=40 (local.get $out) (f64.load offset=8 (local.get $row))))

  ;; The outcomes of $rows rows of $count probabilities, $stride bytes apart from $row on (rowLoss.ts, fromProbabilities): two rows
  ;; at a time, one in each lane; the last of an odd number twice.
  (func (export "probabilities") (param $row i32) (param $stride i32) (param $rows i32) (param $count i32)
    (local $targets i32) (local $out i32) (local $at i32) (local $second i32) (local $k i32)
    (local $q v128) (local $top v128) (local $least v128) (local $sum v128) (local $squares v128)
    (local $class v128) (local $argmax v128)
    (local.set $targets (i32.const 8192))
    (local.set $out (i32.const 16384))
    (block $done
      (loop $next
        (br_if $done (i32.le_s (local.get $rows) (i32.const 0)))
        (local.set $at (local.get $row))
        (local.set $second (select (i32.add (local.get $row) (local.get $stride)) (local.get $row) (i32.gt_s (local.get $rows) (i32.const 1))))
        (local.set $top (v128.load64_lane 1 (local.get $second) (v128.load64_zero (local.get $row))))
        (local.set $least (local.get $top))
        (local.set $sum (v128.const f64x2 0 0))
        (local.set $squares (v128.const f64x2 0 0))
        (local.set $class (v128.const i64x2 0 0))
        (local.set $argmax (v128.const i64x2 0 0))
        (local.set $k (local.get $count))
        (loop $each
          (local.set $q (v128.load64_lane 1 (local.get $second) (v128.load64_zero (local.get $at))))
          (local.set $sum (f64x2.add (local.get $sum) (local.get $q)))
          (local.set $squares (f64x2.add (local.get $squares) (f64x2.mul (local.get $q) (local.get $q))))
          (local.set $argmax
            (v128.bitselect (local.get $class) (local.get $argmax) (f64x2.lt (local.get $top) (local.get $q))))
          (local.set $top (f64x2.pmax (local.get $top) (local.get $q)))
          (local.set $least (f64x2.pmin (local.get $least) (local.get $q)))
          (local.set $class (i64x2.add (local.get $class) (i64x2.splat (i64.const 1))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (local.set $second (i32.add (local.get $second) (i32.const 8)))
          (br_if $each (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
        (call $outcome (local.get $out) (local.get $row) (i32.load (local.get $targets)) (local.get $count)
          (f64x2.extract_lane 0 (local.get $top)) (i64x2.extract_lane 0 (local.get $argmax))
          (f64x2.extract_lane 0 (local.get $least))
          (f64x2.extract_lane 0 (local.get $sum)) (f64x2.extract_lane 0 (local.get $squares)))
        (local.set $row (i32.add (local.get $row) (local.get $stride)))
        (if (i32.gt_s (local.get $rows) (i32.const 1))
          (then
            (call $outcome
              (i32.add (local.get $out) (i32.const 48)) (local.get $row) (i32.load offset=4 (local.get $targets)) (local.get $count)
              (f64x2.extract_lane 1 (local.get $top)) (i64x2.extract_lane 1 (local.get $argmax))
              (f64x2.extract_lane 1 (local.get $least))
              (f64x2.extract_lane 1 (local.get $sum)) (f64x2.extract_lane 1 (local.get $squares)))))
        (local.set $row (i32.add (local.get $row) (local.get $stride)))
        (local.set $targets (i32.add (local.get $targets) (i32.const 8)))
        (local.set $out (i32.add (local.get $out) (i32.const 96)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 2)))
        (br $next))))

  ;; Counts the outcomes of $rows rows; gives how many rows it names instead. $limit: losses above it are named; $width: of the
  ;; histogram's bins; $confusion: where the table [numClasses, numClasses] of i32 is.
  (func (export "count") (param $rows i32) (param $numClasses i32) (param $confusion i32) (param $limit f64) (param $width f64)
    (result i32)
    (local $r i32) (local $at i32) (local $named i32) (local $target i32) (local $argmax i32) (local $hit i32) (local $class i32)
    (local $bin i32) (local $cell i32) (local $loss f64) (local $confidence f64) (local $brier f64)
    (local.set $at (i32.const 16384))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $r) (local.get $rows)))
        (local.set $loss (f64.load (local.get $at)))
        (local.set $confidence (f64.load offset=16 (local.get $at)))
        (local.set $brier (f64.load offset=24 (local.get $at)))
        (local.set $target (i32.load offset=8192 (i32.shl (local.get $r) (i32.const 2))))
        (block $counted
          (block $name
            (br_if $name (i32.ge_u (local.get $target) (local.get $numClasses)))
            ;; above the limit, infinite or NaN
            (br_if $name (i32.eqz (f64.le (local.get $loss) (local.get $limit))))
            (br_if $name (i32.eqz (f64.eq (f64.const 0)
              (f64.add
                (f64.sub (local.get $loss) (local.get $loss))
                (f64.add (f64.sub (local.get $confidence) (local.get $confidence)) (f64.sub (local.get $brier) (local.get $brier)))))))
            (br_if $name (i32.eqz
              (f64.le (f64.abs (f64.sub (f64.load offset=32 (local.get $at)) (f64.const 1))) (f64.const 1e-3))))
            (br_if $name (i32.and
              (i32.eq (local.get $numClasses) (i32.const 2))
              (f64.ne (f64.const 0) (f64.sub (f64.load offset=40 (local.get $at)) (f64.load offset=40 (local.get $at))))))
            (local.set $argmax (i32.trunc_f64_u (f64.load offset=8 (local.get $at))))
            (local.set $hit (i32.eq (local.get $argmax) (local.get $target)))
            (local.set $class (i32.add (i32.const 131648) (i32.mul (local.get $target) (i32.const 568))))
            (i32.store (local.get $class) (i32.add (i32.load (local.get $class)) (i32.const 1)))
            (i32.store offset=4 (local.get $class) (i32.add (i32.load offset=4 (local.get $class)) (local.get $hit)))
            (if (f64.gt (local.get $loss) (f64.load offset=16 (local.get $class)))
              (then (f64.store offset=16 (local.get $class) (local.get $loss))))
            (call $add (i32.add (local.get $class) (i32.const 24)) (local.get $loss))
            (call $add (i32.const 114944) (local.get $brier))
            (local.set $cell (i32.mul (local.get $argmax) (i32.const 568)))
            (i32.store offset=131656 (local.get $cell) (i32.add (i32.load offset=131656 (local.get $cell)) (i32.const 1)))
            (local.set $bin (call $binOf (f64.mul (local.get $confidence) (f64.const 15)) (i32.const 14)))
            (call $add (i32.add (i32.const 115488) (i32.mul (local.get $bin) (i32.const 544))) (local.get $confidence))
            (local.set $cell (i32.shl (local.get $bin) (i32.const 2)))
            (i32.store offset=114688 (local.get $cell) (i32.add (i32.load offset=114688 (local.get $cell)) (i32.const 1)))
            (i32.store offset=114752 (local.get $cell) (i32.add (i32.load offset=114752 (local.get $cell)) (local.get $hit)))
            (local.set $cell
              (i32.shl (call $binOf (f64.div (local.get $loss) (local.get $width)) (i32.const 23)) (i32.const 2)))
            (i32.store offset=114816 (local.get $cell) (i32.add (i32.load offset=114816 (local.get $cell)) (i32.const 1)))
            (local.set $cell (i32.add (local.get $confusion)
              (i32.shl (i32.add (i32.mul (local.get $target) (local.get $numClasses)) (local.get $argmax)) (i32.const 2))))
            (i32.store (local.get $cell) (i32.add (i32.load (local.get $cell)) (i32.const 1)))
            (if (i32.eq (local.get $numClasses) (i32.const 2))
              (then
                (local.set $cell (i32.shl
                  (i32.add
                    (i32.mul (local.get $target) (i32.const 1000))
                    (call $binOf (f64.mul (f64.load offset=40 (local.get $at)) (f64.const 1000)) (i32.const 999)))
                  (i32.const 2)))
                (i32.store offset=123648 (local.get $cell) (i32.add (i32.load offset=123648 (local.get $cell)) (i32.const 1)))))
            (br $counted))
          (i32.store (i32.shl (local.get $named) (i32.const 2)) (local.get $r))
          (local.set $named (i32.add (local.get $named) (i32.const 1))))
        (local.set $at (i32.add (local.get $at) (i32.const 48)))
        (local.set $r (i32.add (local.get $r) (i32.const 1)))
        (br $next)))
    (local.get $named)))
