;; Snappy's raw format: literals, and copies of what is behind. Format: google/snappy, format_description.txt.
;; Bytes are moved by sixteen or eight where that stays within the input and within the room, so there are 16 bytes of room behind
;; the output, which hold nothing.
(module
  (memory (export "memory") 1)

  ;; Copies $length bytes from $offset bytes behind $out to $out; they may overlap.
  (func $repeat (param $out i32) (param $offset i32) (param $length i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $out) (local.get $length)))
    (if (i32.ge_u (local.get $offset) (i32.const 16))
      (then
        (loop $next
          (v128.store (local.get $out) (v128.load (i32.sub (local.get $out) (local.get $offset))))
          (br_if $next (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 16))) (local.get $end))))
        (return)))
    (if (i32.ge_u (local.get $offset) (i32.const 8))
      (then
        (loop $next
          (i64.store (local.get $out) (i64.load (i32.sub (local.get $out) (local.get $offset))))
          (br_if $next (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 8))) (local.get $end))))
        (return)))
    (loop $next
      (i32.store8 (local.get $out) (i32.load8_u (i32.sub (local.get $out) (local.get $offset))))
      (br_if $next (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 1))) (local.get $end)))))

  ;; Unpacks [$at, $end), which begins behind the length, into [$out, $stop). 1 where that fills it exactly, else 0.
  (func (export "unpack") (param $at i32) (param $end i32) (param $out i32) (param $stop i32) (result i32)
    (local $begin i32) (local $tag i32) (local $kind i32) (local $length i32) (local $offset i32)
    (local.set $begin (local.get $out))
    (loop $element
      (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.eq (local.get $out) (local.get $stop)))))
      (local.set $tag (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (local.set $kind (i32.and (local.get $tag) (i32.const 3)))
      (local.set $length (i32.add (i32.shr_u (local.get $tag) (i32.const 2)) (i32.const 1)))
      (if (i32.eqz (local.get $kind))
        (then
          ;; a literal: above 60 its length less one stands in the next 1 to 4 bytes
          (if (i32.gt_u (local.get $length) (i32.const 60))
            (then
              (local.set $length (i32.sub (local.get $length) (i32.const 60)))
              (local.set $offset (i32.load (local.get $at)))
              (local.set $at (i32.add (local.get $at) (local.get $length)))
              (local.set $length (i32.add (i32.const 1)
                (i32.shr_u
                  (i32.shl (local.get $offset) (i32.sub (i32.const 32) (i32.shl (local.get $length) (i32.const 3))))
                  (i32.sub (i32.const 32) (i32.shl (local.get $length) (i32.const 3))))))))
          (if (i32.gt_u (local.get $at) (local.get $end)) (then (return (i32.const 0))))
          (if (i32.gt_u (local.get $length) (i32.sub (local.get $end) (local.get $at)))
            (then (return (i32.const 0))))
          (if (i32.gt_u (local.get $length) (i32.sub (local.get $stop) (local.get $out))) (then (return (i32.const 0))))
          (if (i32.le_u (local.get $length) (i32.const 16))
            (then (v128.store (local.get $out) (v128.load (local.get $at))))
            (else (memory.copy (local.get $out) (local.get $at) (local.get $length))))
          (local.set $at (i32.add (local.get $at) (local.get $length)))
          (local.set $out (i32.add (local.get $out) (local.get $length)))
          (br $element)))
      (if (i32.eq (local.get $kind) (i32.const 1))
        (then
          (local.set $length (i32.add (i32.and (i32.shr_u (local.get $tag) (i32.const 2)) (i32.const 7)) (i32.const 4)))
          (local.set $offset (i32.or (i32.shl (i32.shr_u (local.get $tag) (i32.const 5)) (i32.const 8)) (i32.load8_u (local.get $at))))
          (local.set $at (i32.add (local.get $at) (i32.const 1))))
        (else (if (i32.eq (local.get $kind) (i32.const 2))
          (then
            (local.set $offset (i32.load16_u (local.get $at)))
            (local.set $at (i32.add (local.get $at) (i32.const 2))))
          (else
            (local.set $offset (i32.load (local.get $at)))
            (local.set $at (i32.add (local.get $at) (i32.const 4)))))))
      (if (i32.gt_u (local.get $at) (local.get $end)) (then (return (i32.const 0))))
      ;; an offset of 0 is none
      (if (i32.ge_u (i32.sub (local.get $offset) (i32.const 1)) (i32.sub (local.get $out) (local.get $begin)))
        (then (return (i32.const 0))))
      (if (i32.gt_u (local.get $length) (i32.sub (local.get $stop) (local.get $out))) (then (return (i32.const 0))))
      (call $repeat (local.get $out) (local.get $offset) (local.get $length))
      (local.set $out (i32.add (local.get $out) (local.get $length)))
      (br $element))
    (unreachable)))
