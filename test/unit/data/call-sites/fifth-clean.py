#% clean — train function used with a proper model
import torch.nn as nn
def train(model, criterion, loader):
    for x, y in loader:
        loss = criterion(model(x), y)
        loss.backward()
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
train(model, nn.CrossEntropyLoss(), loader)
#% clean — the same function for two models, one pair each right
import torch.nn as nn
def step(model, criterion, x, y):
    return criterion(model(x), y)
a = nn.Sequential(nn.Linear(4, 3), nn.LogSoftmax(dim=1))
b = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
step(a, nn.NLLLoss(), x, y)
step(b, nn.BCELoss(), x, t)
#% clean — a parameter with the same name as a global softmax
import torch.nn as nn
import torch.nn.functional as F
probs = F.softmax(model(x), dim=1)
def loss_of(probs, y):
    return F.cross_entropy(probs, y)
def use(z, y):
    return loss_of(z, y)
#% clean — inference helper applies softmax after
import torch
import torch.nn as nn
class Net(nn.Module):
    def forward(self, x):
        return self.fc(x)
    def predict(self, x):
        return torch.softmax(self.forward(x), dim=1)
net = Net()
loss = nn.CrossEntropyLoss()(net(x), y)
p = net.predict(x)
#% clean — tuple, the other part
import torch
import torch.nn as nn
class AC(nn.Module):
    def forward(self, s):
        h = self.body(s)
        return self.pi(h), torch.sigmoid(self.v(h))
ac = AC()
logits, value = ac(s)
loss = nn.CrossEntropyLoss()(logits, a) + nn.functional.mse_loss(value, r)
#% clean — dictionary, the other key
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        logits = self.fc(x)
        return {'logits': logits, 'probs': F.softmax(logits, -1)}
out = Net()(x)
loss = F.cross_entropy(out['logits'], y)
#% clean — the dictionary's entry is replaced
import torch.nn.functional as F
out = {'x': F.softmax(z, 1)}
out['x'] = z
loss = F.cross_entropy(out['x'], y)
#% clean — pretrained network, plain head
import torch.nn as nn
from torchvision import models
model = models.resnet50(weights="DEFAULT")
model.fc = nn.Linear(2048, 4)
criterion = nn.CrossEntropyLoss()
loss = criterion(model(x), y)
#% clean — softmax head put on afterwards for export
import torch.nn as nn
from torchvision import models
model = models.resnet50()
model.fc = nn.Linear(2048, 4)
loss = nn.CrossEntropyLoss()(model(x), y)
export = nn.Sequential(model, nn.Softmax(dim=1))
#% clean — classifier of VGG by index
import torch.nn as nn
from torchvision import models
vgg = models.vgg16()
vgg.classifier[6] = nn.Linear(4096, 2)
loss = nn.CrossEntropyLoss()(vgg(x), y)
#% clean — list of layers
import torch.nn as nn
layers = [nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 5)]
model = nn.Sequential(*layers)
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — list of layers with an optional last one
import torch.nn as nn
layers = [nn.Linear(20, 5)]
if as_probabilities:
    layers.append(nn.Softmax(dim=1))
model = nn.Sequential(*layers)
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — list of layers, softmax in the middle
import torch.nn as nn
layers = []
layers.append(nn.Softmax(dim=1))
layers.append(nn.Linear(5, 5))
model = nn.Sequential(*layers)
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — ensemble mean, logarithm taken
import torch
import torch.nn.functional as F
probs = torch.stack([F.softmax(m(x), dim=1) for m in models]).mean(0)
loss = F.nll_loss(torch.log(probs), y)
#% clean — mean of logits
import torch
import torch.nn.functional as F
z = torch.stack([m(x) for m in models]).mean(0)
loss = F.cross_entropy(z, y)
#% clean — weights from a softmax
import torch
import torch.nn.functional as F
w = F.softmax(alpha, dim=0)
z = (w[:, None, None] * torch.stack(outs)).sum(0)
loss = F.cross_entropy(z, y)
#% clean — mixup, two targets
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
outputs = net(inputs)
loss = lam * criterion(outputs, targets_a) + (1 - lam) * criterion(outputs, targets_b)
#% clean — knowledge distillation, the usual
import torch.nn as nn
import torch.nn.functional as F
def distillation_loss(student_logits, teacher_logits, labels, T, alpha):
    soft = nn.KLDivLoss(reduction="batchmean")(F.log_softmax(student_logits / T, dim=1), F.softmax(teacher_logits / T, dim=1)) * (T * T)
    hard = F.cross_entropy(student_logits, labels)
    return alpha * soft + (1 - alpha) * hard
#% clean — the labels' file says softmax in a comment
import torch.nn.functional as F
# F.softmax is applied inside cross_entropy
loss = F.cross_entropy(model(x), y)
#% clean — criterion by name from a dictionary, proper
import torch
import torch.nn as nn
losses = {"ce": nn.CrossEntropyLoss(), "nll": nn.NLLLoss()}
a = losses["ce"](z, y)
b = losses["nll"](z.log_softmax(1), y)
#% clean — which loss is not known
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss() if args.loss == "ce" else nn.NLLLoss()
out = torch.softmax(z, 1) if args.loss == "x" else z
loss = criterion(out, y)
#% clean — builder with an argument that decides
from tensorflow import keras
def build(activation=None):
    return keras.Sequential([keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation=activation)])
model = build("softmax")
model.compile(loss="categorical_crossentropy", optimizer="adam")
#% clean — two builders, one with softmax
from tensorflow import keras
def build(last):
    return keras.Sequential([keras.layers.Dense(3, activation=last)])
train = build(None)
serve = build("softmax")
train.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))
#% clean — Model of several outputs
from tensorflow import keras
from tensorflow.keras import layers
inp = keras.Input((8,))
a = layers.Dense(3, activation='softmax', name='a')(inp)
b = layers.Dense(1, name='b')(inp)
model = keras.Model(inp, [a, b])
model.compile(loss={'a': 'categorical_crossentropy', 'b': 'mse'})
#% clean — subclass with logits
import tensorflow as tf
class M(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(10)
    def call(self, x):
        return self.d(x)
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)(y, M()(x))
#% clean — Dense with an activation that is not known
import tensorflow as tf
out = tf.keras.layers.Dense(10, activation=last_activation)
loss = tf.keras.losses.CategoricalCrossentropy()(y, out(h))
#% clean — regularised Dense, mixed precision softmax apart
import tensorflow as tf
x = tf.keras.layers.Dense(10)(h)
outputs = tf.keras.layers.Activation('softmax', dtype='float32')(x)
model = tf.keras.Model(inputs, outputs)
model.compile(loss='sparse_categorical_crossentropy', optimizer='adam')
#% clean — to_categorical for a categorical fit
from tensorflow.keras.utils import to_categorical
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
y_train = to_categorical(y_train)
model = Sequential([Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss='categorical_crossentropy')
model.fit(x_train, y_train)
#% clean — one-hot turned back
import numpy as np
from tensorflow.keras.utils import to_categorical
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
y1h = to_categorical(y)
y_train = np.argmax(y1h, axis=1)
model = Sequential([Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
model.fit(x_train, y_train)
#% clean — average loss, natural perplexity
import math
import torch.nn.functional as F
total = 0.0
for x, y in loader:
    total += F.cross_entropy(model(x), y).item()
print(math.exp(total / len(loader)))
#% clean — bits accumulated, base-2 perplexity
import math
import torch.nn.functional as F
bits = 0.0
for x, y in loader:
    bits += F.cross_entropy(model(x), y).item() / math.log(2)
print(2 ** (bits / n))
#% clean — two to the power of nats over ln 2
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
ppl = 2 ** (loss.item() / math.log(2))
#% clean — powers of two that are sizes
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
hidden = 2 ** depth
lr = base * 2 ** -epoch
#% clean — an exponent of something else
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
temperature = math.exp(log_t)
weight = math.exp(-loss.item())
#% clean — log2 for bits
import numpy as np
from scipy.stats import entropy
h_bits = -np.sum(p * np.log2(p))
h_nats = -np.sum(p * np.log(p))
same = entropy(p)
#% clean — bits by dividing a sum
import numpy as np
entropy_bits = -np.sum(p * np.log(p)) / np.log(2)
bits_per_byte = (nll / np.log(2)) / n_bytes
#% clean — bits that are bits of an integer
import numpy as np
n_bits = int(np.ceil(np.log(n_levels) / np.log(2)))
entropy_of = None
bits = np.log2(levels)
#% clean — bits per dimension of a flow
import numpy as np
import torch
bpd = -log_prob.mean() / (np.log(2) * dims)
nll_loss = -log_prob.mean()
#% clean — KL with the log of a softmax
import torch
import torch.nn.functional as F
loss = F.kl_div(torch.log_softmax(a, -1), torch.softmax(b, -1), reduction='batchmean')
#% clean — KL from sums per row
import torch.nn.functional as F
loss = F.kl_div(logp, q, reduction='sum') / logp.size(0)
#% clean — labels counted from one, shifted in place
import torch
import torch.nn.functional as F
y = torch.tensor([1, 2, 3])
y = y - 1
loss = F.cross_entropy(torch.randn(3, 3), y)
#% clean — spatial logits
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.randn(2, 3, 4, 4), torch.randint(0, 3, (2, 4, 4)))
#% clean — class count from a variable
import torch
import torch.nn.functional as F
K = 6
loss = F.cross_entropy(torch.randn(3, K), torch.tensor([1, 5, 3]))
#% clean — class count reassigned
import torch
import torch.nn.functional as F
K = 3
K = K + 2
loss = F.cross_entropy(torch.randn(3, K), torch.tensor([1, 4, 3]))
#% clean — ones as targets for a GAN with probabilities
import torch
import torch.nn as nn
loss = nn.BCELoss()(torch.sigmoid(D(x)), torch.ones(8, 1))
#% clean — soft labels with smoothing by hand
import torch
import torch.nn.functional as F
t = torch.tensor([[0.9, 0.05, 0.05], [0.05, 0.05, 0.9]])
loss = F.cross_entropy(model(x), t)
#% clean — log_loss over folds, names of scikit-learn
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict
proba = cross_val_predict(clf, X, y, method='predict_proba')
print(log_loss(y, proba))
#% clean — calibrated classifier
from sklearn.calibration import CalibratedClassifierCV
from sklearn.metrics import log_loss
cal = CalibratedClassifierCV(svm, cv=5).fit(X, y)
print(log_loss(y_test, cal.predict_proba(X_test)))
#% clean — regressor predicting probabilities
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import log_loss
reg = GradientBoostingRegressor().fit(X, y)
print(log_loss(y_test, reg.predict(X_test).clip(0, 1)))
#% clean — y_prob of a Keras sigmoid
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from sklearn.metrics import log_loss
model = Sequential([Dense(1, activation='sigmoid')])
y_prob = model.predict(X_test).ravel()
print(log_loss(y_test, y_prob))
#% clean — optax from a Flax module with logits
import flax.linen as nn
import optax
class MLP(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(128)(x))
        return nn.Dense(10)(x)
def loss_fn(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(MLP().apply(params, x), y).mean()
#% clean — softmax for attention in a function of its own
import jax
import optax
def attend(q, k, v):
    return jax.nn.softmax(q @ k.T) @ v
def loss_fn(params, x, y):
    logits = attend(*heads(params, x)) @ params['out']
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
#% clean — sample weights and a scorer
from sklearn.metrics import log_loss, make_scorer
scorer = make_scorer(log_loss, response_method='predict_proba', greater_is_better=False)
#% clean — Accelerate's prepare
import torch.nn as nn
from accelerate import Accelerator
accelerator = Accelerator()
model = nn.Sequential(nn.Linear(4, 3))
model, optimizer, loader = accelerator.prepare(model, optimizer, loader)
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — function returns either
import torch.nn.functional as F
def forward(x, return_probs=False):
    z = net(x)
    if return_probs:
        return F.softmax(z, dim=1)
    return z
loss = F.cross_entropy(forward(x), y)
#% clean — a recursive helper
import torch.nn.functional as F
def run(x, depth):
    if depth == 0:
        return x
    return run(block(x), depth - 1)
loss = F.cross_entropy(run(x, 3), y)
#% clean — class of losses with both
import torch.nn as nn
import torch.nn.functional as F
class Criterion(nn.Module):
    def __init__(self, from_probs):
        super().__init__()
        self.base = nn.NLLLoss() if from_probs else nn.CrossEntropyLoss()
        self.from_probs = from_probs
    def forward(self, x, y):
        if self.from_probs:
            x = (x + 1e-8).log()
        return self.base(x, y)
loss = Criterion(True)(F.softmax(z, 1), y)
