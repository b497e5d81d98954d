;; Rows of logits, two values at a time: the vectors' form of logitRow.ts, operation by operation, so that both give the same bits.
;; Memory: the constants of exponential.ts from 0 on, each twice (16 bytes); values and results lie where the caller says.
;; Constants are loaded, not written as v128.const: newer V8 would make those again in every turn of a loop.
(module
  (memory (export "memory") 1)

  ;; The greatest of the $count values at $row that is a number; −∞ where there is none.
  (func $top (param $row i32) (param $count i32) (result f64)
    (local $end i32) (local $most v128) (local $more v128)
    (local.set $most (f64x2.splat (f64.const -inf)))
    (local.set $more (local.get $most))
    (local.set $end (i32.add (local.get $row) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.gt_u (i32.add (local.get $row) (i32.const 32)) (local.get $end)))
        (local.set $most (f64x2.pmax (local.get $most) (v128.load (local.get $row))))
        (local.set $more (f64x2.pmax (local.get $more) (v128.load offset=16 (local.get $row))))
        (local.set $row (i32.add (local.get $row) (i32.const 32)))
        (br $next)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $most (f64x2.pmax (local.get $most) (v128.load64_splat (local.get $row))))
        (local.set $row (i32.add (local.get $row) (i32.const 8)))
        (br $next)))
    (local.set $most (f64x2.pmax (local.get $most) (local.get $more)))
    (f64.max (f64x2.extract_lane 0 (local.get $most)) (f64x2.extract_lane 1 (local.get $most))))

  ;; Where $top first stands among the $count values at $row; 0 where that is −∞.
  (func $find (param $row i32) (param $count i32) (param $top f64) (result i32)
    (local $k i32) (local $wanted v128)
    (if (f64.eq (local.get $top) (f64.const -inf)) (then (return (i32.const 0))))
    (local.set $wanted (f64x2.splat (local.get $top)))
    (block $near
      (loop $next
        (br_if $near (i32.gt_s (i32.add (local.get $k) (i32.const 2)) (local.get $count)))
        (br_if $near (v128.any_true (f64x2.eq (v128.load (i32.add (local.get $row) (i32.shl (local.get $k) (i32.const 3)))) (local.get $wanted))))
        (local.set $k (i32.add (local.get $k) (i32.const 2)))
        (br $next)))
    (if (result i32)
      (f64.eq (f64.load (i32.add (local.get $row) (i32.shl (local.get $k) (i32.const 3)))) (local.get $top))
      (then (local.get $k))
      (else (i32.add (local.get $k) (i32.const 1)))))

  ;; Σ 2^400·e^(x−top) and Σ of their squares over $pairs pairs at $row: stored at $out, the first scaled by 2^−400, the second twice.
  (func $powers (param $row i32) (param $pairs i32) (param $top f64) (param $out i32)
    (local $end i32) (local $stop i32)
    (local $tops v128) (local $x v128) (local $d v128) (local $back v128) (local $rest v128)
    (local $bits v128) (local $k v128) (local $r v128) (local $r2 v128) (local $r4 v128) (local $q v128) (local $power v128)
    (local $part v128) (local $sum v128) (local $next_sum v128) (local $lost v128) (local $squares v128)
    (local.set $tops (f64x2.splat (local.get $top)))
    (local.set $end (i32.add (local.get $row) (i32.shl (local.get $pairs) (i32.const 4))))
    (block $all
      (loop $parts
        (br_if $all (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $part (v128.const f64x2 0 0))
        (local.set $stop (i32.add (local.get $row) (i32.const 256)))
        (local.set $stop (select (local.get $stop) (local.get $end) (i32.lt_u (local.get $stop) (local.get $end))))
        (loop $pair
          ;; d = x − top, and what the difference loses unless d is below the least exponent
          (local.set $x (v128.load (local.get $row)))
          (local.set $d (f64x2.sub (local.get $x) (local.get $tops)))
          (local.set $back (f64x2.sub (local.get $d) (local.get $x)))
          (local.set $rest (v128.and
            (f64x2.sub
              (f64x2.sub (local.get $x) (f64x2.sub (local.get $d) (local.get $back)))
              (f64x2.add (local.get $tops) (local.get $back)))
            (f64x2.gt (local.get $d) (v128.load offset=0 (i32.const 0)))))
          ;; k = d/ln 2 to the nearest whole number, in the low bits of $bits; r = d − k·ln 2
          (local.set $d (f64x2.pmax (local.get $d) (v128.load offset=0 (i32.const 0))))
          (local.set $bits (f64x2.add (f64x2.mul (local.get $d) (v128.load offset=16 (i32.const 0))) (v128.load offset=32 (i32.const 0))))
          (local.set $k (f64x2.sub (local.get $bits) (v128.load offset=32 (i32.const 0))))
          (local.set $r (f64x2.add
            (f64x2.sub
              (f64x2.sub (local.get $d) (f64x2.mul (local.get $k) (v128.load offset=48 (i32.const 0))))
              (f64x2.mul (local.get $k) (v128.load offset=64 (i32.const 0))))
            (local.get $rest)))
          ;; q(r), by Estrin's scheme
          (local.set $r2 (f64x2.mul (local.get $r) (local.get $r)))
          (local.set $r4 (f64x2.mul (local.get $r2) (local.get $r2)))
          (local.set $q (f64x2.add
            (f64x2.add
              (f64x2.add
                (f64x2.add (v128.load offset=112 (i32.const 0)) (f64x2.mul (v128.load offset=128 (i32.const 0)) (local.get $r)))
                (f64x2.mul
                  (f64x2.add (v128.load offset=144 (i32.const 0)) (f64x2.mul (v128.load offset=160 (i32.const 0)) (local.get $r)))
                  (local.get $r2)))
              (f64x2.mul
                (f64x2.add
                  (f64x2.add (v128.load offset=176 (i32.const 0)) (f64x2.mul (v128.load offset=192 (i32.const 0)) (local.get $r)))
                  (f64x2.mul
                    (f64x2.add (v128.load offset=208 (i32.const 0)) (f64x2.mul (v128.load offset=224 (i32.const 0)) (local.get $r)))
                    (local.get $r2)))
                (local.get $r4)))
            (f64x2.mul
              (f64x2.add (v128.load offset=240 (i32.const 0)) (f64x2.mul (v128.load offset=256 (i32.const 0)) (local.get $r)))
              (f64x2.mul (local.get $r4) (local.get $r4)))))
          ;; (1 + (r + r²·q))·2^(k + 400): k shifted into the exponent of 2^400
          (local.set $power (f64x2.mul
            (f64x2.add (v128.load offset=96 (i32.const 0)) (f64x2.add (local.get $r) (f64x2.mul (local.get $r2) (local.get $q))))
            (i64x2.add (i64x2.shl (local.get $bits) (i32.const 52)) (v128.load offset=80 (i32.const 0)))))
          (local.set $part (f64x2.add (local.get $part) (local.get $power)))
          (local.set $squares (f64x2.add (local.get $squares) (f64x2.mul (local.get $power) (local.get $power))))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (br_if $pair (i32.lt_u (local.get $row) (local.get $stop))))
        ;; Knuth's TwoSum: what the addition loses is added up apart
        (local.set $next_sum (f64x2.add (local.get $sum) (local.get $part)))
        (local.set $back (f64x2.sub (local.get $next_sum) (local.get $sum)))
        (local.set $lost (f64x2.add (local.get $lost)
          (f64x2.add
            (f64x2.sub (local.get $sum) (f64x2.sub (local.get $next_sum) (local.get $back)))
            (f64x2.sub (local.get $part) (local.get $back)))))
        (local.set $sum (local.get $next_sum))
        (br $parts)))
    (f64.store (local.get $out)
      (f64.div
        (f64.add
          (f64.add (f64x2.extract_lane 0 (local.get $sum)) (f64x2.extract_lane 1 (local.get $sum)))
          (f64.add (f64x2.extract_lane 0 (local.get $lost)) (f64x2.extract_lane 1 (local.get $lost))))
        (f64.load offset=80 (i32.const 0))))
    (f64.store offset=8 (local.get $out)
      (f64.div
        (f64.div
          (f64.add (f64x2.extract_lane 0 (local.get $squares)) (f64x2.extract_lane 1 (local.get $squares)))
          (f64.load offset=80 (i32.const 0)))
        (f64.load offset=80 (i32.const 0)))))

  ;; For each of $rows rows of $count values, $stride bytes apart: top, argmax, others, squares at $out (32 bytes a row).
  ;; The greatest value, and the one behind an odd end, count as −∞ while the powers are summed, and are put back.
  (func (export "logitRows") (param $row i32) (param $stride i32) (param $rows i32) (param $count i32) (param $out i32)
    (local $top f64) (local $argmax i32) (local $at i32) (local $behind i32) (local $kept f64) (local $most f64)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $top (call $top (local.get $row) (local.get $count)))
        (local.set $argmax (call $find (local.get $row) (local.get $count) (local.get $top)))
        (local.set $at (i32.add (local.get $row) (i32.shl (local.get $argmax) (i32.const 3))))
        (local.set $behind (i32.add (local.get $row) (i32.shl (local.get $count) (i32.const 3))))
        (local.set $most (f64.load (local.get $at)))
        ;; the first of equals tells 0 from −0
        (if (f64.gt (local.get $top) (f64.const -inf)) (then (local.set $top (local.get $most))))
        (local.set $kept (f64.load (local.get $behind)))
        (f64.store (local.get $behind) (f64.const -inf))
        (f64.store (local.get $at) (f64.const -inf))
        (f64.store (local.get $out) (local.get $top))
        (f64.store offset=8 (local.get $out) (f64.convert_i32_s (local.get $argmax)))
        (call $powers (local.get $row) (i32.shr_u (i32.add (local.get $count) (i32.const 1)) (i32.const 1))
          (local.get $top) (i32.add (local.get $out) (i32.const 16)))
        (f64.store (local.get $at) (local.get $most))
        (f64.store (local.get $behind) (local.get $kept))
        (local.set $row (i32.add (local.get $row) (local.get $stride)))
        (local.set $out (i32.add (local.get $out) (i32.const 32)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $next)))))
