% Prints seeded Octave arrays in several formats; one JSON line each: text, shape, values (as Octave shows the same rows without splitting
% them; with a common factor, the shown digits times that factor).
1;

function x = numbers(rows, columns)
  switch randi(5)
    case 1
      x = rand(rows, columns);
      x = x ./ sum(x, 2);
    case 2
      x = randn(rows, columns) * 5;
    case 3
      x = randi([-20, 300], rows, columns);
    case 4
      x = randn(rows, columns) .* 10 .^ randi([-3, 4], rows, columns);
    otherwise
      x = randn(rows, columns);
      x(rand(rows, columns) < 0.15) = NaN;
      x(rand(rows, columns) < 0.1) = -Inf;
  end
end

% The tokens of a matrix, row by row, with the common factor's exponent put to each.
function tokens = shown(x)
  split_long_rows(false);
  text = disp(x);
  split_long_rows(true);
  factor = regexp(text, '1.0e([+-]\d+)\s+\*', 'tokens');
  tokens = strsplit(strtrim(regexprep(text, '\s*1.0e[+-]\d+\s+\*', '')));
  if !isempty(factor)
    scale = ['e' factor{1}{1}];
    tokens = cellfun(@(t) [t ifelse_finite(t, scale)], tokens, 'UniformOutput', false);
  end
end

function suffix = ifelse_finite(token, scale)
  suffix = '';
  if any(token(end) == '0123456789.')
    suffix = scale;
  end
end

function emit(text, dims, tokens)
  printf('%s\n', jsonencode(struct('text', text, 'shape', dims, 'values', {tokens}, 'complete', true)));
end

function matrix_case()
  x = numbers(randi(6), randi(24));
  if numel(x) < 2
    x = [x, 1];
  end
  emit(evalc('x'), size(x), shown(x));
end

function pages_case()
  dims = [randi([2, 3]), randi([2, 4]), randi([2, 3])];
  x = reshape(numbers(dims(1), dims(2) * dims(3)), dims);
  cells = cell(dims);
  for k = 1:dims(3)
    tokens = shown(x(:, :, k));
    cells(:, :, k) = reshape(tokens, dims(2), dims(1))';
  end
  emit(evalc('x'), dims, reshape(permute(cells, [3, 2, 1]), 1, []));
end

arguments = argv();
rand('seed', str2double(arguments{2}));
randn('seed', str2double(arguments{2}));
rand('twister', str2double(arguments{2}));
randn('twister', str2double(arguments{2}));
page_screen_output(false);
for i = 1:str2double(arguments{1})
  formats = {'short', 'long', 'short g', 'long g'};
  eval(['format ' formats{randi(4)}]);
  fixed_point_format(rand() < 0.25);
  if rand() < 0.8
    matrix_case();
  else
    pages_case();
  end
end
