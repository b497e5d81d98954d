#% true double-softmax — functions imported by name
from torch.nn.functional import cross_entropy, softmax
loss = cross_entropy(softmax(logits, dim=-1), labels)
#% true double-softmax — modules imported by name
from torch.nn import CrossEntropyLoss, Softmax
sm = Softmax(dim=1)
ce = CrossEntropyLoss()
for batch, gold in data:
    scores = sm(encoder(batch))
    ce(scores, gold).backward()
#% true double-softmax — keyword arguments
import torch
import torch.nn.functional as F
probs = torch.softmax(out, dim=1)
loss = F.cross_entropy(input=probs, target=y, reduction="sum")
#% true double-softmax — exponent of log_softmax
import torch
import torch.nn.functional as F
log_p = F.log_softmax(z, dim=1)
loss = F.cross_entropy(log_p.exp(), y)
#% true double-softmax — generator over outputs
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss()
loss = sum(criterion(F.softmax(o, dim=1), t) for o, t in zip(outputs, targets)) / len(outputs)
#% true double-softmax — sequence to sequence
import torch
import torch.nn as nn
class Decoder(nn.Module):
    def __init__(self, hidden, vocab):
        super(Decoder, self).__init__()
        self.gru = nn.GRU(hidden, hidden)
        self.out = nn.Linear(hidden, vocab)
        self.softmax = nn.Softmax(dim=2)
    def forward(self, x, h):
        output, h = self.gru(x, h)
        output = self.softmax(self.out(output))
        return output, h
decoder = Decoder(256, 5000)
criterion = nn.CrossEntropyLoss(ignore_index=0)
decoder_output, decoder_hidden = decoder(decoder_input, decoder_hidden)
loss = criterion(decoder_output.view(-1, 5000), target.view(-1))
#% true double-softmax — Bahdanau's loop, accumulated
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss()
loss = 0
for t in range(max_len):
    step_probs = F.softmax(decoder.step(h), dim=-1)
    loss += criterion(step_probs, tgt[:, t])
#% true double-softmax — attribute of the module kept by self
import torch.nn as nn
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(10, 3))
        self.sm = nn.Softmax(dim=1)
        self.ce = nn.CrossEntropyLoss()
    def forward(self, x):
        return self.sm(self.net(x))
    def loss(self, x, y):
        return self.ce(self(x), y)
#% true double-softmax — DataParallel by assignment
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        y = self.trunk(x)
        y = self.fc(y)
        y = F.softmax(y, dim=1)
        return y
model = Net()
if torch.cuda.device_count() > 1:
    model = nn.DataParallel(model)
model.to(device)
criterion = nn.CrossEntropyLoss().to(device)
output = model(data)
loss = criterion(output, target)
#% true double-softmax — by hand with exp and sum
import torch
import torch.nn as nn
e = torch.exp(scores)
probs = e / e.sum(dim=1, keepdim=True)
loss = nn.CrossEntropyLoss()(probs, y)
#% true double-softmax — own function called softmax by another name
import torch
import torch.nn.functional as F
def my_softmax(x):
    ex = torch.exp(x - x.max(dim=1, keepdim=True).values)
    return ex / ex.sum(dim=1, keepdim=True)
loss = F.cross_entropy(my_softmax(net(x)), y)
#% true double-softmax — star imports of Keras
from tensorflow.keras.models import *
from tensorflow.keras.layers import *
from tensorflow.keras.losses import *
model = Sequential([Flatten(), Dense(128, activation='relu'), Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss=SparseCategoricalCrossentropy(from_logits=True), metrics=['accuracy'])
#% true double-softmax — activation as a function, losses of tf
import tensorflow as tf
model = tf.keras.Sequential()
model.add(tf.keras.layers.Dense(32, activation=tf.nn.relu))
model.add(tf.keras.layers.Dense(units=3, activation=tf.nn.softmax))
model.compile(tf.keras.optimizers.Adam(), loss=tf.losses.SparseCategoricalCrossentropy(from_logits=True))
#% true double-softmax — TF1 losses
import tensorflow as tf
predictions = tf.nn.softmax(logits)
loss = tf.compat.v1.losses.softmax_cross_entropy(onehot_labels=onehot, logits=predictions)
#% true double-softmax — backend
from tensorflow.keras import backend as K
import tensorflow as tf
def my_loss(y_true, y_pred):
    p = tf.nn.softmax(y_pred)
    return K.sparse_categorical_crossentropy(y_true, p, from_logits=True)
#% true double-softmax — jax functions by name
from jax.nn import softmax, one_hot
from optax import softmax_cross_entropy
loss = softmax_cross_entropy(softmax(logits), one_hot(labels, 10)).mean()
#% true double-softmax — vmapped apply
import jax, optax
from flax import linen as nn
class CNN(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.Conv(32, (3, 3))(x)
        x = x.reshape((x.shape[0], -1))
        return nn.softmax(nn.Dense(10)(x))
cnn = CNN()
@jax.jit
def train_step(params, images, labels):
    def loss_fn(params):
        logits = cnn.apply({'params': params}, images)
        return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=labels).mean()
    return jax.grad(loss_fn)(params)
#% true double-sigmoid — by hand
import torch
import torch.nn as nn
p = 1 / (1 + torch.exp(-z))
loss = nn.BCEWithLogitsLoss()(p, y)
#% true double-sigmoid — focal loss of torchvision
import torch
from torchvision.ops import sigmoid_focal_loss
pred = torch.sigmoid(head(x))
loss = sigmoid_focal_loss(pred, target, alpha=0.25, gamma=2.0, reduction="mean")
#% true double-sigmoid — siamese network
import torch
import torch.nn as nn
class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Linear(100, 32)
        self.out = nn.Linear(32, 1)
    def forward(self, a, b):
        d = torch.abs(self.emb(a) - self.emb(b))
        return torch.sigmoid(self.out(d))
net = Siamese()
crit = torch.nn.BCEWithLogitsLoss()
for (a, b), y in pairs:
    out = net(a, b)
    loss = crit(out.squeeze(), y)
#% true double-sigmoid — Keras functional
import keras
from keras import layers
inp = keras.Input((32,))
x = layers.Dense(16, activation="relu")(inp)
out = layers.Dense(5, activation=keras.activations.sigmoid)(x)
model = keras.Model(inp, out)
model.compile("adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
#% true logits-as-probabilities — keras metric on logits
import keras
y = [[0, 1], [1, 0]]
z = [[-1.2, 3.0], [0.4, -0.7]]
keras.losses.binary_crossentropy(y, z)
#% true logits-as-probabilities — log-probabilities to log_loss
from sklearn.metrics import log_loss
ll = log_loss(y_test, clf.predict_log_proba(X_test))
#% true logits-as-probabilities — log_softmax to KLDivergence of Keras
import tensorflow as tf
kld = tf.keras.losses.KLDivergence()
loss = kld(teacher_probs, tf.nn.log_softmax(student_logits))
#% true logits-as-probabilities — BCELoss after a class of linear layers
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(10, 5)
        self.fc2 = nn.Linear(5, 1)
    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = self.fc2(x)
        return x
net = Net()
criterion = nn.BCELoss()
loss = criterion(net(x), y)
#% true probability-out-of-range — percent
from sklearn.metrics import log_loss
print(log_loss([1, 0], [0.98, -0.02]))
#% true logits-as-probabilities — percentages
from sklearn.metrics import log_loss
print(log_loss([1, 0, 1], [98, 12, 67]))
#% true probabilities-as-logits — predict_proba into PyTorch
import torch
import torch.nn.functional as F
proba = clf.predict_proba(X_val)
loss = F.cross_entropy(torch.tensor(proba), torch.tensor(y_val))
#% true probabilities-as-logits — tf sparse from logits
import tensorflow as tf
y_pred = tf.constant([[0.25, 0.5, 0.25], [0.1, 0.2, 0.7]])
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)([1, 2], y_pred)
#% true labels-as-probabilities — grid search
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC
from sklearn.metrics import log_loss
gs = GridSearchCV(SVC(probability=True), {'C': [1, 10]}).fit(X, y)
y_hat = gs.predict(X_test)
loss = log_loss(y_test, y_hat)
#% true labels-as-probabilities — brier score
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import brier_score_loss
tree = DecisionTreeClassifier(max_depth=3)
tree.fit(X, y)
print(brier_score_loss(y_test, tree.predict(X_test)))
#% true rows-not-normalized — SciPy is not concerned, scikit-learn is
from sklearn.metrics import log_loss
y_pred = [[0.25, 0.25, 0.25], [0.1, 0.3, 0.6]]
score = log_loss([0, 2], y_pred, labels=[0, 1, 2])
#% true wrong-axis — softmax over the batch written out
import tensorflow as tf
p = [[0.8, 0.3], [0.2, 0.7]]
tf.keras.losses.sparse_categorical_crossentropy([0, 1], p)
#% true target-out-of-range — sparse Keras
import numpy as np
import tensorflow as tf
y_true = np.array([0, 1, 3])
y_pred = np.array([[0.1, 0.8, 0.1], [0.2, 0.3, 0.5], [0.6, 0.2, 0.2]])
loss = tf.keras.losses.SparseCategoricalCrossentropy()(y_true, y_pred)
#% true target-off-by-one — MATLAB labels
import torch
import torch.nn.functional as F
x = torch.randn(4, 2, requires_grad=True)
labels = torch.tensor([1, 2, 2, 1], dtype=torch.long)
loss = F.cross_entropy(x, labels)
#% true target-out-of-range — negative in optax
import jax.numpy as jnp
import optax
loss = optax.softmax_cross_entropy_with_integer_labels(jnp.zeros((3, 4)), jnp.array([0, -1, 2]))
#% true one-hot-as-index — eye
import numpy as np
import torch
import torch.nn.functional as F
onehot = torch.tensor([[1, 0, 0, 0], [0, 0, 1, 0]])
loss = F.cross_entropy(torch.randn(2, 4), onehot)
#% true one-hot-as-index — one_hot in the dataset's batch
import torch.nn as nn
import torch.nn.functional as F
loss_fn = nn.CrossEntropyLoss()
target = F.one_hot(labels, num_classes=4)
loss = loss_fn(model(x), target)
#% true index-as-one-hot — keras compile with argmax labels
import numpy as np
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(3, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")
labels = np.argmax(one_hot, axis=1)
model.fit(x, labels, epochs=3)
#% true index-as-one-hot — optax
import jax.numpy as jnp
import optax
labels = jnp.array([0, 2, 1])
logits = jnp.array([[1.0, 0.2, -1.0], [0.1, 0.3, 2.0], [0.0, 1.5, 0.2]])
loss = optax.softmax_cross_entropy(logits, labels)
#% true binary-target-out-of-range — pixel values
import keras
loss = keras.losses.binary_crossentropy([[0, 255, 128]], [[0.1, 0.9, 0.5]])
#% true target-not-normalized — soft labels that sum to more
import optax
import jax.numpy as jnp
t = jnp.array([[0.9, 0.2], [0.3, 0.9]])
loss = optax.softmax_cross_entropy(logits, t)
#% true swapped-arguments — y_hat second is expected first
import torch.nn.functional as F
loss = F.binary_cross_entropy(y, y_hat)
#% true swapped-arguments — softmax as the target's place
import tensorflow as tf
cce = tf.keras.losses.CategoricalCrossentropy()
loss = cce(tf.nn.softmax(z), y_onehot)
#% true swapped-arguments — log_loss with predict_proba first
from sklearn.metrics import log_loss
print(log_loss(rf.predict_proba(X_test), y_test))
#% true probabilities-as-log — nll by function
from torch.nn.functional import nll_loss, softmax
loss = nll_loss(softmax(out, 1), target)
#% true probabilities-as-log — Lightning
import lightning.pytorch as pl
import torch.nn.functional as F
class M(pl.LightningModule):
    def forward(self, x):
        return F.softmax(self.net(x), dim=1)
    def training_step(self, batch, idx):
        x, y = batch
        return F.nll_loss(self(x), y)
#% true kl-argument-order — named for the other direction
from scipy.stats import entropy
kl_pq = entropy(q, p)
#% true kl-argument-order — torch, by method
import torch.nn.functional as F
loss = F.kl_div(target.softmax(-1), pred.log_softmax(-1), reduction="batchmean")
#% true kl-log-target — method form
import torch.nn as nn
crit = nn.KLDivLoss(reduction="sum")
loss = crit(s.log_softmax(1), t.log_softmax(1))
#% true kl-log-target — log_target with probabilities
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(a, 1), F.softmax(b, 1), reduction="batchmean", log_target=True)
#% true kl-mean-reduction — positional nothing
import torch
from torch import nn
kl = nn.KLDivLoss(reduction='mean')
d = kl(torch.log_softmax(x, -1), torch.softmax(t, -1))
#% true unsorted-labels — columns reversed
from sklearn.metrics import log_loss
p = clf.predict_proba(X)
print(log_loss(y, p[:, ::-1]))
#% true unsorted-labels — strings in a tuple
from sklearn.metrics import log_loss
log_loss(["ham", "spam"], probs, labels=("spam", "ham"))
#% true infinity-hidden — multi-class zero
from sklearn.metrics import log_loss
log_loss([0, 1, 2], [[0.9, 0.1, 0.0], [0.0, 0.0, 1.0], [0.1, 0.1, 0.8]])
#% true all-rows-ignored — 255 everywhere
import torch
import torch.nn as nn
ce = nn.CrossEntropyLoss(ignore_index=255)
mask = torch.tensor([255, 255])
print(ce(torch.tensor([[0.1, 0.9], [1.2, 0.3]]), mask))
#% true all-rows-ignored — torch.full of −100
import torch
import torch.nn.functional as F
labels = torch.full((8,), -100)
loss = F.cross_entropy(torch.randn(8, 5), labels)
#% true smoothing-with-ignored — configuration in a dictionary
import torch.nn as nn
cfg = {"smoothing": 0.1}
criterion = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=cfg["smoothing"])
loss = criterion(logits, tgt)
#% true unit-mismatch — nats accumulated, called bpc
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
total_loss = 0.
for i in range(n):
    total_loss += criterion(model(x[i]), y[i]).item()
val_bpc = total_loss / n
#% true unit-mismatch — torch.exp2
import torch
import torch.nn.functional as F
nll = F.nll_loss(F.log_softmax(z, -1), y)
print('ppl', torch.exp2(nll).item())
#% true unit-mismatch — math.pow
import math
import tensorflow as tf
scce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss = scce(y, logits)
ppl = math.pow(2, loss)
#% true unit-mismatch — log_loss in bits by name
from sklearn.metrics import log_loss
bits = log_loss(y_true, y_prob)
#% true target-out-of-range — as many classes as the last layer gives
import torch
import torch.nn as nn
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3))
loss = nn.CrossEntropyLoss()(net(x), torch.tensor([0, 2, 3, 1]))
#% true target-off-by-one — as many classes as the module's last layer gives
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
    def forward(self, x):
        return self.fc(x)
net = Net()
y = torch.tensor([1, 2, 3])
loss = nn.functional.cross_entropy(net(torch.randn(3, 4)), y)
